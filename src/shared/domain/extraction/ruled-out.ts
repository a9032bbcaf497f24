import { withoutEdges } from './short.ts'
import type { ExtractedStep, Turn } from './types.ts'

export type RuledOut = { cause: string; because: string; ids: string[] }

const FACTS_MAX = 10
const CAUSE_WORDS_MAX = 8
const SAID =
  /(?:\b(?:rules? out|ruled out|not caused by|nothing to do with)|^(?:so |and |then )?(?:it|that|this)(?:'s not| is not| was not| isn't| wasn't| can't be)) (?:the |a |an )?(.{3,80})$/i
const CLEARED =
  /^(?:so |and |well )?(?:the |my |our )?(.{3,60}?) (?:is|are|isn't|aren't) (?:not )?(?:the (?:problem|issue|cause|culprit)|to blame)\b/i
// "not working" and "not sure" exclude no cause.
const NO_CAUSE =
  /^(?:\w+ing|sure|clear|possible|able|supported|installed|there|set|available|a|the (?:first|same)|going|very|really|so|too|as|even|just|only|fixed|known|listed|good|right|ok|fine|like|what|how|why|if|that|connected|enabled|detected|recogni[sz]ed)\b/i
const TAKEN_AWAY =
  /\b(?:disabl\w+|turn\w* off|switch\w* off|bypass\w*|paus\w+|uninstall\w*|unplug\w*|replac\w+|swapp\w+|without) (?:the |my |our |all |both |your )?([\p{L}\p{N}][^,.;:()]{2,60})/iu

/** What the conversation itself excludes: said so, or taken away without the trouble going away. */
export function ruledOutIn(turns: readonly Turn[], steps: readonly ExtractedStep[]): RuledOut[] {
  const found: RuledOut[] = []
  const add = (cause: string | undefined, because: string, ids: string[]) => {
    const short = withoutEdges(cause?.trim().split(/\s+/).slice(0, CAUSE_WORDS_MAX).join(' ') ?? '')
    if (
      !short ||
      NO_CAUSE.test(short) ||
      found.some(known => known.cause.toLowerCase() === short.toLowerCase())
    )
      return
    found.push({ cause: short, because, ids })
  }
  for (const { side, clauses, id } of turns) {
    if (side === 'bystander') continue
    for (const { question, text } of clauses) {
      if (question) continue
      add((SAID.exec(text) ?? CLEARED.exec(text))?.[1], text, [id])
    }
  }
  for (const { outcome, text, reportedIn } of steps) {
    if (outcome === 'failed') add(TAKEN_AWAY.exec(text)?.[1], text, reportedIn)
  }
  return found.slice(0, FACTS_MAX)
}
