import type { Turn } from './types.ts'
import { cuesIn } from './verdicts.ts'

const OPENING_TURNS = 3

/** Messages in which the one with the problem opens and says what is wrong, verbatim repeats included. */
export function problemTold(turns: readonly Turn[]): string[] {
  const asked = turns.filter(turn => turn.side === 'asker' && turn.clauses.length > 0)
  const opening = asked.slice(0, OPENING_TURNS)
  const tells = opening.filter(turn =>
    turn.clauses.some(({ words }) => words.length >= 4 && cuesIn(words).failed),
  )
  const first = opening.find(turn => turn.clauses.some(({ words }) => words.length >= 4)) ?? opening[0]
  return [...new Set([...(first ? [first] : []), ...tells].map(turn => turn.id))]
}
