import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPattern, PATTERN_LIMITS } from './custom-patterns.ts'
import { stepsOf } from './pattern-cost.ts'
import { parsePattern, type Term, toSource } from './pattern-syntax.ts'

describe('a pattern of an administrator', () => {
  it.each([
    'VAULT-[A-Z]{3}\\d{4}',
    'acme_(?:live|test)_\\w{20,40}',
    '\\bK-\\d+-[a-z]+\\b',
    '[^\\s;]{8,16};',
    'a.b\\.c\\$',
  ])('may be %s', source => {
    expect(checkPattern(source)).toMatchObject({ ok: true })
  })
  it.each([
    ['(a+)+', 'cannot be repeated'],
    ['(?:a|a){2,9}b', 'cannot be repeated'],
    ['\\w*\\w*\\w*x123', 'slow'],
    ['(?:a?){30}', 'cannot be repeated'],
    ['a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaa', 'slow'],
    ['(abcd)\\1', 'refer back'],
    ['(?=abcd)abcd', 'look-around'],
    ['(?<name>abcd)', 'look-around'],
    ['^abcd$', 'Write \\b'],
    ['.{1,3}', 'less than 4'],
    ['abcd|', 'less than 4'],
    ['a{2,1}bcd', 'smaller number'],
    ['a{1,999}bcd', '0 to 200'],
    ['abcd[', 'class'],
    ['abcd[z-a]', 'class'],
    ['(abcd', 'not closed'],
    ['abcd)', 'not opened'],
    ['abc+?d', 'repetition cannot be repeated'],
    ['\\p{L}abcd', 'not known'],
    ['', 'less than 4'],
    ['x'.repeat(201), '200 characters'],
  ])('may not be %s', (source, fault) => {
    const check = checkPattern(source)
    expect(check).toMatchObject({ ok: false })
    expect(check.ok ? '' : check.fault).toContain(fault)
  })
})

const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '\\w', '\\d', '.', '-')
const times = fc.constantFrom('', '', '?', '{2}', '{1,3}', '{0,4}')
const { pattern } = fc.letrec<{ pattern: string; term: string }>(tie => ({
  term: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(atom, times).map(parts => parts.join('')),
    fc.constant('\\b'),
    fc.tuple(tie('pattern'), fc.constantFrom('', '?')).map(([inside, sign]) => `(${inside})${sign}`),
  ),
  pattern: fc
    .array(
      fc.array(tie('term'), { minLength: 1, maxLength: 4 }).map(terms => terms.join('')),
      { minLength: 1, maxLength: 2 },
    )
    .map(branches => branches.join('|')),
}))
const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-'), maxLength: 12 })

describe('the bound of steps', () => {
  it('is never passed by a search with trial and return, which finds what the pattern finds', () => {
    fc.assert(
      fc.property(pattern, text, (source, searched) => {
        const branches = parsePattern(source)
        const sticky = new RegExp(toSource(branches), 'y')
        const bound = stepsOf(branches)
        for (let at = 0; at <= searched.length; at += 1) {
          const { end, steps } = matchByTrial(branches, searched, at)
          sticky.lastIndex = at
          const found = sticky.exec(searched)
          expect(end).toBe(found === null ? undefined : at + found[0].length)
          expect(steps).toBeLessThanOrEqual(bound)
        }
      }),
      { numRuns: 3_000 },
    )
  })
  it('holds at its worst', () => {
    const branches = parsePattern('a{0,6}a{0,6}a{0,6}b')
    expect(matchByTrial(branches, 'a'.repeat(40), 0).steps).toBeLessThanOrEqual(stepsOf(branches))
    expect(stepsOf(branches)).toBeLessThanOrEqual(PATTERN_LIMITS.steps * 2)
  })
})

/** Matches as the engine does, greedy and with trial and return, and counts each character and edge that it tries. */
function matchByTrial(branches: Term[][], searched: string, from: number) {
  let steps = 0
  type Next = (at: number) => number | undefined
  const anyOf = (all: Term[][], at: number, next: Next): number | undefined => {
    for (const terms of all) {
      const end = inOrder(terms, 0, at, next)
      if (end !== undefined) return end
    }
    return undefined
  }
  const inOrder = (terms: Term[], n: number, at: number, next: Next): number | undefined => {
    const term = terms[n]
    if (term === undefined) return next(at)
    const then: Next = reached => inOrder(terms, n + 1, reached, next)
    if (term.type === 'edge') {
      steps += 1
      const isWord = (place: number) => /\w/.test(searched[place] ?? '')
      return isWord(at - 1) === isWord(at) ? undefined : then(at)
    }
    if (term.type === 'group') return anyOf(term.branches, at, then) ?? (term.optional ? then(at) : undefined)
    let reached = at
    while (reached - at < term.max) {
      steps += 1
      const char = searched.charCodeAt(reached)
      if (Number.isNaN(char) || !(char < 128 ? term.chars.ascii.has(char) : term.chars.others)) break
      reached += 1
    }
    for (; reached - at >= term.min; reached -= 1) {
      const end = then(reached)
      if (end !== undefined) return end
    }
    return undefined
  }
  return { end: anyOf(branches, from, at => at), steps }
}
