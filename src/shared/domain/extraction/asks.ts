import type { Turn } from './types.ts'

export type Ask = { text: string; id: string }

const ASKS_MAX = 3
const TURNS_BACK = 12
const WORDS_MIN = 4

/** The questions that stand open at the end: asked by the one with the problem, or asked last and not answered. */
export function openAsks(turns: readonly Turn[]): Ask[] {
  const last = turns.at(-1)
  const asks: Ask[] = []
  for (const turn of turns.slice(-TURNS_BACK).reverse()) {
    if (turn.side !== 'asker' && turn !== last) continue
    for (const sentence of questionsOf(turn).reverse()) {
      if (asks.length < ASKS_MAX && !asks.some(ask => ask.text === sentence))
        asks.push({ text: sentence, id: turn.id })
    }
  }
  return asks.reverse()
}

/** Whole questions: a question of two statements is one. */
function questionsOf({ clauses }: Turn): string[] {
  const questions = new Map<number, { text: string; words: number }>()
  for (const { question, sentence, text, words } of clauses) {
    if (!question) continue
    const known = questions.get(sentence)
    questions.set(sentence, {
      text: known ? `${known.text} ${text}` : text,
      words: (known?.words ?? 0) + words.length,
    })
  }
  return [...questions.values()].filter(({ words }) => words >= WORDS_MIN).map(({ text }) => text)
}
