import type { HandoffDetail } from '../../src/shared/contract/handoffs.ts'

// A clamped text shows three lines: at the width of the screen about so many words.
const CLAMPED_WORDS = 45

/** How many words of a hand-off stand on the context screen before anything is opened, by section. */
export function wordsAboveTheFold({ handoff, snapshot, assessment }: HandoffDetail) {
  const problem = Math.min(CLAMPED_WORDS, wordsIn(snapshot.problem.text))
  const tried = sum(snapshot.tried, ({ text, note }) => 1 + wordsIn(text) + wordsIn(note ?? ''))
  const beside = sum([...snapshot.ruledOut, ...snapshot.notTried], ({ text }) => wordsIn(text))
  const facts = sum(assessment?.facts ?? snapshot.environment, ({ text }) => wordsIn(text))
  const thought = assessment
    ? sum(assessment.causes, ({ text }) => 1 + wordsIn(text)) +
      sum(assessment.suggestedSteps, ({ text, why }) => wordsIn(text) + wordsIn(why)) +
      sum(assessment.contingency, ({ when, then }) => 2 + wordsIn(when) + wordsIn(then)) +
      sum(assessment.risks, ({ text }) => wordsIn(text))
    : 0
  const reason = Math.min(CLAMPED_WORDS, wordsIn(handoff.reason))
  return {
    problem,
    tried,
    beside,
    facts,
    thought,
    reason,
    all: problem + tried + beside + facts + thought + reason,
  }
}

const sum = <T>(items: readonly T[], words: (item: T) => number) =>
  items.reduce((total, item) => total + words(item), 0)

const wordsIn = (text: string) => text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length
