/** Characters of ASCII that fit, and whether any other does. */
export type Chars = { ascii: ReadonlySet<number>; others: boolean }
export type Term =
  | { type: 'chars'; chars: Chars; source: string; min: number; max: number }
  | { type: 'edge'; source: string }
  | { type: 'group'; branches: Term[][]; optional: boolean }

/** `+` and `*` stop here: everything that repeats has an end. */
export const REPEAT_MAX = 64
const COUNT_MAX = 200
const DEPTH_MAX = 5
const ASCII = Array.from({ length: 128 }, (_, code) => code)

/** Thrown for what a pattern may not hold; the message is for the person who wrote it. */
export class PatternFault extends Error {}

const matching = (pattern: RegExp): Chars => ({
  ascii: new Set(ASCII.filter(code => pattern.test(String.fromCharCode(code)))),
  others: pattern.test('\u{e9}') || pattern.test('\u00a0'),
})

const SHORTHAND = /^\\[dDwWsS]$/
const ESCAPABLE = /^\\[.\\[\](){}?*+|^$/:=,;@#!&%"'~<>_ -]$/

/** Reads the part of the syntax of regular expressions in which no text can make a search slow. */
export function parsePattern(source: string): Term[][] {
  let at = 0
  const peek = () => source[at] ?? ''

  function branches(depth: number): Term[][] {
    if (depth > DEPTH_MAX) throw new PatternFault('Groups are nested too deep')
    const all = [sequence(depth)]
    while (peek() === '|') {
      at += 1
      all.push(sequence(depth))
    }
    return all
  }

  function sequence(depth: number): Term[] {
    const terms: Term[] = []
    while (at < source.length && peek() !== '|' && peek() !== ')') terms.push(term(depth))
    return terms
  }

  function term(depth: number): Term {
    if (source.startsWith('\\b', at)) {
      at += 2
      if (/[?*+{]/.test(peek())) throw new PatternFault('\\b cannot be repeated')
      return { type: 'edge', source: '\\b' }
    }
    if (peek() === '(') return group(depth)
    const atom = peek() === '[' ? bracket() : single()
    return { type: 'chars', chars: matching(new RegExp(`^(?:${atom})$`)), source: atom, ...quantifier() }
  }

  function group(depth: number): Term {
    at += 1
    if (source.startsWith('?:', at)) at += 2
    else if (peek() === '?') throw new PatternFault('Only plain groups: no look-around, names or flags')
    const inside = branches(depth + 1)
    if (peek() !== ')') throw new PatternFault('A bracket ( is not closed')
    at += 1
    if (/[*+{]/.test(peek()))
      throw new PatternFault('A group cannot be repeated; write it out, or make it optional with ?')
    const optional = peek() === '?'
    if (optional) at += 1
    if (/[?*+{]/.test(peek())) throw new PatternFault('A repetition cannot be repeated')
    return { type: 'group', branches: inside, optional }
  }

  function bracket(): string {
    const found = /^\[\^?(?:\\[dDwWsS]|\\[\\\][^.$*+?(){}|/-]|[^\\[\]])+\]/.exec(source.slice(at))?.[0]
    if (found === undefined)
      throw new PatternFault('A class [ is empty, not closed, or holds an unknown escape')
    at += found.length
    try {
      new RegExp(found)
    } catch {
      throw new PatternFault(`The class ${found} is not valid`)
    }
    return found
  }

  function single(): string {
    const char = peek()
    if (char === '\\') {
      const escaped = source.slice(at, at + 2)
      if (/^\\[1-9k]/.test(escaped)) throw new PatternFault('A pattern cannot refer back to a group')
      if (!SHORTHAND.test(escaped) && !ESCAPABLE.test(escaped))
        throw new PatternFault(`${escaped} is not known here`)
      at += 2
      return escaped === '\\/' || SHORTHAND.test(escaped) ? escaped : `\\u${code(escaped[1] as string)}`
    }
    if (char === '^' || char === '$')
      throw new PatternFault(`Write \\b instead of ${char}: a secret stands anywhere`)
    if (/[?*+{}\]]/.test(char))
      throw new PatternFault(`${char} repeats nothing; write \\${char} for the character`)
    at += 1
    return char === '.' ? char : `\\u${code(char)}`
  }

  function quantifier(): { min: number; max: number } {
    const found = /^(?:[?*+]|\{(\d{1,3})(,(\d{0,3}))?\})/.exec(source.slice(at))
    if (found === null) {
      if (peek() === '{') throw new PatternFault('Write {4} or {4,8}; write \\{ for the character')
      return { min: 1, max: 1 }
    }
    at += found[0].length
    if (/[?*+{]/.test(peek())) throw new PatternFault('A repetition cannot be repeated')
    const [sign, least, range, most] = found
    if (sign === '?') return { min: 0, max: 1 }
    if (sign === '*' || sign === '+') return { min: sign === '+' ? 1 : 0, max: REPEAT_MAX }
    const min = Number(least)
    const max = range === undefined ? min : most === '' ? min + REPEAT_MAX : Number(most)
    if (max > COUNT_MAX + REPEAT_MAX || max < min || max === 0)
      throw new PatternFault(`A repetition goes from 0 to ${COUNT_MAX} at most, the smaller number first`)
    return { min, max }
  }

  const all = branches(0)
  if (at < source.length) throw new PatternFault('A bracket ) was not opened')
  return all
}

const code = (char: string) => char.charCodeAt(0).toString(16).padStart(4, '0')

/** The pattern as it is searched for, every repetition with its end. */
export const toSource = (branches: readonly Term[][]): string =>
  branches.map(terms => terms.map(termSource).join('')).join('|')

function termSource(term: Term): string {
  if (term.type === 'edge') return term.source
  // An empty branch, since JavaScript's `?` takes no group that matched nothing, and then the steps would not be these.
  if (term.type === 'group') return `(?:${toSource(term.branches)}${term.optional ? '|' : ''})`
  return term.min === 1 && term.max === 1 ? term.source : `${term.source}{${term.min},${term.max}}`
}
