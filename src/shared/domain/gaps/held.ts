import type { Gap } from '../../contract/gaps.ts'
import { clausesOf } from '../extraction/clauses.ts'
import { errorIn } from '../extraction/error-texts.ts'
import { findFacts } from '../snapshot/fact-patterns.ts'
import { AFFECTED, BEGAN, CHANGED, ERROR_TEXTS, NO_ERROR, SINCE, WANTS } from './patterns.ts'

export type Told = {
  /** Sentences of people that state something. */
  statements: readonly string[]
  /** Everything that was written, steps included: an error text stands in a question, too. */
  texts: readonly string[]
}

/** Whether what was told answers what the gap asks for. */
export function isHeld(gap: Gap, { statements, texts }: Told): boolean {
  switch (gap) {
    case 'error':
      return texts.some(namesError) || statements.some(text => NO_ERROR.test(text))
    case 'since':
      return statements.some(text => SINCE.test(text) || (!WANTS.test(text) && matches(BEGAN, text)))
    case 'affected':
      return statements.some(text => matches(AFFECTED, text))
    case 'changed':
      return statements.some(text => matches(CHANGED, text))
  }
}

const matches = (patterns: readonly RegExp[], text: string) => patterns.some(pattern => pattern.test(text))

function namesError(text: string): boolean {
  for (const { kind } of findFacts(text)) if (kind === 'error') return true
  return matches(ERROR_TEXTS, text) || clausesOf(text).some(clause => errorIn(clause) !== null)
}
