import { redact } from '../src/shared/domain/redaction/redact.ts'
import { CARRIERS } from '../test/support/redaction/carriers.ts'
import { FINAL } from '../test/support/redaction/carriers-final.ts'
import { FRESH } from '../test/support/redaction/carriers-fresh.ts'
import { HELD_OUT } from '../test/support/redaction/carriers-held-out.ts'
import { FORMATS } from '../test/support/redaction/values.ts'
import { type Carriers, leaks, makeCanaries, makeLookalikes } from '../test/support/secret-canaries.ts'
import { measureSinks } from './redaction-sinks.ts'

const COUNT = 500
const SEED = 20_261_123

/**
 * How many of 500 planted secrets can still be read after redaction, and how many of 500 harmless messages were
 * changed: for the sentences that the rules were written against, and for three sets that came later. `redaction list`
 * shows them. Then the same through a real server, with every place searched where a secret could come to rest.
 */
export async function measureRedaction(args: string[]): Promise<Record<string, unknown>> {
  const sets = { tuning: CARRIERS, heldOut: HELD_OUT, fresh: FRESH, final: FINAL }
  const figures = Object.entries(sets).map(
    ([name, carriers]) => [name, measure(carriers, SEED, args.includes('list'))] as const,
  )
  const sinks = await measureSinks(SEED, COUNT)
  return { rules: Object.fromEntries(figures), speed: speed(), sinks }
}

function measure(carriers: Carriers, seed: number, list: boolean) {
  const canaries = makeCanaries(carriers, seed, COUNT)
  const leaked = canaries
    .map(canary => ({ ...canary, after: redact(canary.text, canary).text }))
    .filter(({ secret, after }) => leaks(secret, after))
  const lookalikes = makeLookalikes(carriers, seed, COUNT)
  const changed = lookalikes
    .map(lookalike => ({ ...lookalike, after: redact(lookalike.text, lookalike).text }))
    .filter(({ text, after }) => text !== after)
  return {
    canaries: canaries.length,
    kinds: new Set(canaries.map(({ kind }) => kind)).size,
    leaked: leaked.length,
    leakedFormats: leaked.filter(({ kind }) => kind in FORMATS).length,
    lookalikes: lookalikes.length,
    falselyHidden: changed.length,
    ...(list ? { leaks: leaked, falsePositives: changed } : {}),
  }
}

/** Megabytes a second over messages of a chat, best of five. */
function speed() {
  const messages = [...makeCanaries(CARRIERS, SEED, COUNT), ...makeLookalikes(CARRIERS, SEED, COUNT)]
  const size = messages.reduce((sum, { text }) => sum + text.length, 0)
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now()
    for (const { text, before } of messages) redact(text, { before })
    return performance.now() - from
  })
  const best = Math.min(...times)
  return {
    messages: messages.length,
    microsecondsAMessage: Math.round((best / messages.length) * 1000),
    megabytesASecond: Math.round((size / best / 1000) * 100) / 100,
  }
}
