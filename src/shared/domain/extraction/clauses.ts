import { actionForms, isCommand } from './actions.ts'
import type { Clause } from './types.ts'
import { wordsOf } from './words.ts'

const CLAUSES_MAX = 60
const LINE_MAX = 1_500

const BULLET = /^\s*(?:[-*•>+]|->|\(?\d{1,2}[.)]|step \d{1,2}[:.)]?)\s+/i
const INLINE_FIRST = /(?:^|[\s:])\(?1\) \S/m
const INLINE_ENTRY = /(?<=[\s:]) *(?=\(?[1-9]\) \S)/g
// A full stop inside 10.0.4.1, "e.g." and "xorg.conf" ends nothing.
const SENTENCE_END = /(?<!\b(?:e\.g|i\.e|etc|vs|approx|no|fig|mr|mrs|dr))[.!?…]+["'”)]*\s+|;\s+|\s+[-–—]\s+/gi
const QUOTED = /"[^"\n]{2,200}"|“[^”\n]{2,200}”|`[^`\n]{2,200}`|(?<=\s|^)'[^'\n]{2,200}'(?=[\s.,;:!?]|$)/g
const QUOTES = /["“`]|(?:^|\s)'/
// "… did not help My other account works": a sentence without its full stop.
const RUN_ON = /(?<=[a-z\d)] )(?=(?:My|When|This|It|Tried|Any|All|But|Also|The) [a-z])/g
const JOINT =
  /(?:,|\bbut\b|\band\b|\bthen\b|\bhowever\b|\balthough\b|\bthough\b|\bor\b|\bso\b|\buntil\b|:(?=\s))\s*/gi
const SERIES = /\b(?:tried|try|after|by|attempted)\b|ing\b/i
const ASKING =
  /^(?:is|are|do|does|did|can|could|would|will|should|have|has|what|which|how|why|where|when|who|any|so|or|if)$/
const ASKED = /^(?:there|i|you|it|we|this|that|they|any|anyone)$/
const SUBJECTS = new Set(
  `could can would please maybe let's i i'm i've i'd i'll we we've it it's they that that's this there he she you nothing everything still same no not all both everyone everybody now mine`.split(
    ' ',
  ),
)

/** The statements of a text in their order. Quotations, commands and paths are never taken apart. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let sentence = 0
  let open = true
  for (const raw of listed(text).replace(RUN_ON, '\n').split('\n')) {
    const line = raw.slice(0, LINE_MAX)
    if (line.trim() === '') {
      open = true
      continue
    }
    const bullet = BULLET.test(line)
    let first = bullet || open
    open = false
    const content = line.replace(BULLET, '')
    for (const { text: said, question } of sentencesOf(content)) {
      sentence += 1
      const parts = partsOf(said)
      for (const [place, part] of parts.entries()) {
        const words = wordsOf(part)
        if (words.length === 0) continue
        // "It is back, but slow, can I get the old one?": only the end asks.
        const asks = question && (place === parts.length - 1 || ASKING.test(words[0] ?? ''))
        clauses.push({
          text: part.trim(),
          words,
          line: words.join(' '),
          sentence,
          question: asks,
          bullet: first,
          item: bullet,
        })
        first = false
        if (clauses.length === CLAUSES_MAX) return clauses
      }
    }
  }
  return clauses
}

/** "1) restarted it - no. 2) put a static address": an entry a line. */
const listed = (text: string) =>
  / \(?2\) /.test(text) && INLINE_FIRST.test(text) ? text.replace(INLINE_ENTRY, '\n') : text

/** The same text with everything quoted made blank, so that positions stay. */
const masked = (text: string) =>
  QUOTES.test(text) ? text.replace(QUOTED, found => '_'.repeat(found.length)) : text

function sentencesOf(line: string): { text: string; question: boolean }[] {
  const mask = masked(line)
  const found: { text: string; question: boolean }[] = []
  let from = 0
  for (const match of mask.matchAll(SENTENCE_END)) {
    const to = match.index + match[0].length
    const text = line.slice(from, to)
    if (text.trim()) found.push({ text, question: match[0].includes('?') })
    from = to
  }
  const rest = line.slice(from)
  if (rest.trim()) found.push({ text: rest, question: /\?\W*$/.test(rest) })
  return found
}

/** Splits where a new statement begins: a comma or conjunction with a subject or a verb behind it. */
function partsOf(sentence: string): string[] {
  const mask = masked(sentence)
  const parts: string[] = []
  let from = 0
  for (const match of mask.matchAll(JOINT)) {
    const to = match.index + match[0].length
    const before = mask.slice(from, match.index)
    // "hdiutil: attach failed" is what a program says.
    if (match[0].startsWith(':') && isCommand(before.trim().toLowerCase())) continue
    if (!match[0].startsWith(',') && /\b(?:try|go|come|and|or|to)\s*$/i.test(before)) continue
    const turns = /^(?:but|however|although)/i.test(match[0])
    if (match.index - from < 3 || (!turns && !begins(mask.slice(to, to + 60), () => SERIES.test(before))))
      continue
    parts.push(sentence.slice(from, match.index))
    // "but" and "until" stay with what follows: they turn its meaning.
    from = /^(?:,|:|and|then|so)/i.test(match[0]) ? to : match.index
  }
  parts.push(sentence.slice(from))
  return parts
}

/** `series`: what went before may go on with "… and restarting it". */
function begins(rest: string, series: () => boolean): boolean {
  const words = wordsOf(rest)
  if (words.length < 2) return false
  const at = words[0] === 'then' || words[0] === 'now' || words[0] === 'also' || words[0] === 'but' ? 1 : 0
  const word = words[at]
  if (word === undefined) return false
  const forms = actionForms(word)
  return (
    SUBJECTS.has(word) ||
    (ASKING.test(word) && ASKED.test(words[at + 1] ?? '')) ||
    forms?.past === true ||
    forms?.base === true ||
    (forms?.ing === true && series()) ||
    word === 'tried' ||
    word === 'try' ||
    word === 'use'
  )
}
