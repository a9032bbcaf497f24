import type { Chars, Term } from './pattern-syntax.ts'

/** What comes after a term: the most steps it may take, and what it begins with. */
type Rest = {
  steps: number
  /** The most steps before it fails when its first character does not fit. */
  refusal: number
  first: Chars
  /** Whether it may succeed without reading a character. */
  mayBeEmpty: boolean
}

const NOTHING: Chars = { ascii: new Set(), others: false }
const END: Rest = { steps: 0, refusal: 0, first: NOTHING, mayBeEmpty: true }

/**
 * The most steps that a search by trial and return takes at one place of any text. A repetition tries what follows at
 * each length that it may have; where what follows cannot begin with what was repeated, all but the longest fail at
 * their first character.
 */
export const stepsOf = (branches: readonly Term[][]): number => alternatives(branches, END).steps

/** The fewest characters that a match has. */
export const shortest = (branches: readonly Term[][]): number =>
  Math.min(...branches.map(terms => terms.reduce((sum, term) => sum + least(term), 0)))

function least(term: Term): number {
  if (term.type === 'edge') return 0
  if (term.type === 'chars') return term.min
  return term.optional ? 0 : shortest(term.branches)
}

const alternatives = (branches: readonly Term[][], rest: Rest): Rest =>
  branches.map(terms => terms.reduceRight(before, rest)).reduce(either)

function before(rest: Rest, term: Term): Rest {
  if (term.type === 'edge') return { ...rest, steps: rest.steps + 1, refusal: rest.refusal + 1 }
  if (term.type === 'group') {
    const inside = alternatives(term.branches, rest)
    return term.optional ? either(inside, rest) : inside
  }
  const lengths = term.max - term.min
  const apart = !rest.mayBeEmpty && !overlap(term.chars, rest.first)
  const tried = apart ? rest.steps + lengths * rest.refusal : (lengths + 1) * rest.steps
  const skipped = term.min === 0
  return {
    steps: term.max + 1 + tried,
    refusal: 1 + (skipped ? rest.refusal : 0),
    first: skipped ? union(term.chars, rest.first) : term.chars,
    mayBeEmpty: skipped && rest.mayBeEmpty,
  }
}

const either = (a: Rest, b: Rest): Rest => ({
  steps: a.steps + b.steps,
  refusal: a.refusal + b.refusal,
  first: union(a.first, b.first),
  mayBeEmpty: a.mayBeEmpty || b.mayBeEmpty,
})

const union = (a: Chars, b: Chars): Chars => ({
  ascii: new Set([...a.ascii, ...b.ascii]),
  others: a.others || b.others,
})
const overlap = (a: Chars, b: Chars) => (a.others && b.others) || [...a.ascii].some(code => b.ascii.has(code))
