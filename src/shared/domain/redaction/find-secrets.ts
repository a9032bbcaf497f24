import { findAnswers } from './answers.ts'
import { COMMAND_RULES } from './commands.ts'
import { type CompiledPattern, findCustom } from './custom-patterns.ts'
import { FORMAT_RULES } from './formats.ts'
import { blankMasks, findMasks, type Secret } from './kinds.ts'
import { findLabelled } from './labelled.ts'
import { findNearby } from './nearby.ts'
import { NUMBER_RULES } from './numbers.ts'
import { findPairs } from './pairs.ts'
import { findPrivateKeys } from './private-keys.ts'
import { applyRules } from './rule.ts'

export type FindOptions = {
  /** The messages before this one, oldest first: the last three tell what it answers. */
  before?: readonly string[]
  /** What an organization looks for besides, from `compilePattern`. */
  patterns?: readonly CompiledPattern[]
}

/** The secrets in a text as they are told by its form, its labels, its commands and the messages before. One pass. */
export function findOnce(text: string, { before = [], patterns = [] }: FindOptions): Secret[] {
  const readable = blankMasks(text)
  return disjoint(text, [
    ...findPrivateKeys(readable),
    ...applyRules(FORMAT_RULES, readable),
    ...applyRules(NUMBER_RULES, readable),
    ...applyRules(COMMAND_RULES, readable),
    ...findLabelled(readable),
    ...findPairs(readable),
    ...findNearby(readable),
    ...findAnswers(readable, before.map(blankMasks)),
    ...findCustom(patterns, readable),
  ])
}

const WORTH_HIDING = /[\p{L}\p{N}].*[\p{L}\p{N}]/su

/** Joins what overlaps, under the name that was found first; leaves masks alone; splits no character. */
function disjoint(text: string, found: Secret[]): Secret[] {
  const sorted = found
    .map((secret, rank) => ({ ...secret, rank }))
    .sort((a, b) => a.start - b.start || a.rank - b.rank)
  const joined: (Secret & { rank: number })[] = []
  for (const secret of sorted) {
    const last = joined.at(-1)
    if (last === undefined || secret.start >= last.end) {
      joined.push(secret)
      continue
    }
    last.end = Math.max(last.end, secret.end)
    if (secret.rank < last.rank) Object.assign(last, { kind: secret.kind, rank: secret.rank })
  }
  const masks = findMasks(text)
  let place = 0
  return joined.flatMap(({ kind, start, end }) => {
    while ((masks[place]?.end ?? Number.POSITIVE_INFINITY) <= start) place += 1
    const parts: Secret[] = []
    let from = start
    for (let n = place; (masks[n]?.start ?? Number.POSITIVE_INFINITY) < end; n += 1) {
      parts.push({ kind, start: from, end: masks[n]?.start ?? from })
      from = masks[n]?.end ?? from
    }
    parts.push({ kind, start: from, end })
    return parts
      .filter(part => part.end > part.start && WORTH_HIDING.test(text.slice(part.start, part.end)))
      .map(part => wholeCharacters(text, part))
  })
}

const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff

function wholeCharacters(text: string, { kind, start, end }: Secret): Secret {
  const splitsAt = (at: number) => isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))
  return { kind, start: splitsAt(start) ? start - 1 : start, end: splitsAt(end) ? end + 1 : end }
}
