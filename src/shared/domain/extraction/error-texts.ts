import { FACT_WORDS_MAX, firstWords } from './short.ts'
import type { Clause } from './types.ts'

const QUOTED = /["“]([^"”\n]{1,300})["”]/g
const TOLD =
  /\b(?:it|that|which|message|error|log|terminal|system|screen|i|we)(?: just| only| then| now)? (?:[a-z]{4,}s|says?|said|gets?|got|getting|shows?|shown|displays?|reads|reports?|returns?|returned|gives?|is|see)(?: me)?(?: the| an?| that| this)?(?: following)?(?: error| errors| message| messages)*(?: says| saying| of| is| was)?\s*[:=]?\s+/i
const ERRORS =
  /\b(?:errors?|fail(?:ed|s|ure)?|cannot|can't|could not|couldn't|unable|unknown|not found|denied|refused|missing|invalid|no such|timed out|timeout|unrecogni[sz]ed|unsupported|not supported|doesn't support|panic|exception|incorrect|blocked|not known|extension|no \w+ found|no such)\b/i
const FAULT_TEXT = /\b(?:error|message|errors|failure|fatal|exception)(?: message| code)? ?:\s+(?=\S)/i
const SAID = /\b(?:\S+ )?(?:\S+) (?:says?|said)(?: that)? (?:.*)$/i
// "mount.test: no such volume", "/usr/bin/tool: 11: not found".
const PROGRAM = /(?:^|\s)((?:[\w-]{0,40}[./][\w./-]{0,80}|E|error|fatal|warning): .{4,})$/i
// "psmouse serio1: synaptics: unable to …", "[drm] *ERROR* failed to …": no person begins like that.
const PRINTED =
  /^\W{0,3}(?:\[[^\]]{1,60}\]|[\w./-]{2,40}(?: [\w./-]{2,20})?:)(?: ?[\w./-]{2,30}:)*(?: \*?[A-Z]{4,8}\*?:?)? +(?!(?:i|it|we|my|no|not|still|same|that|this|yes|yeah|nothing|he|she|they|the|tried)\b)(\S+ (?:\S+ )?.{3,})$/i
// "cannot import 'tank': one or more devices are missing"
const DENIED = /^(?:cannot|can't|unable to|failed to|could not) \S.{2,60}: \S/i
// "br-connection-profile-unavailable"
const ERROR_NAME =
  /^\w+(?:[-_.]\w+)*[-_.](?:unavailable|failed|failure|error|denied|invalid|missing|refused|timeout|unknown|exception)$/i
// "ls gives input/output error"
const GIVEN =
  /\b(?:gives|gave|returns|returned|prints|printed|throws|threw|reports|reported|fails with|failed with)(?: me| back)?(?: an?| the)?:? (?!up\b)(.{8,})$/i
const ANNOUNCED =
  /\b(?:says?|said|error|errors|message|messages|response|reads?|shows?|gives?|gave|gets?|got|throws?|fails? with|stuck on|sits on|status|then|set to|bounced?)\b\W*(?:\w+\W+){0,3}$/i

/** Lines of an event log, from the number on. */
export function eventsIn(text: string): string[] {
  if (!/event/i.test(text)) return []
  const lines = text.match(/(?:\S+ - )?\bEvent (?:ID )?\d{1,5}\b - .*/gi) ?? []
  return lines.slice(0, 4).map(firstWords)
}

/** The text of an error as it was quoted, printed by a program, or what follows "it says". Null when there is none. */
export function errorIn({ text }: Clause): string | null {
  if (/\bno errors?\b/i.test(text)) return null
  return quotedIn(text) ?? printedIn(text) ?? toldIn(text)
}

function quotedIn(text: string): string | null {
  for (const match of text.matchAll(QUOTED)) {
    const quoted = match[1] ?? ''
    const count = quoted.split(/\s+/).length
    if (count >= 4 && quoted.length > text.length * 0.6) return firstWords(quoted)
    if (count === 1 && ERROR_NAME.test(quoted)) return quoted
    const announced = ANNOUNCED.test(text.slice(0, match.index)) && /^\p{Lu}|\d/u.test(quoted)
    if (announced && quoted.length >= 3 && count <= FACT_WORDS_MAX) return quoted.trim()
    if (count >= 2 && ERRORS.test(quoted)) return firstWords(quoted)
    if (count >= 3 && ANNOUNCED.test(text.slice(0, match.index))) return firstWords(quoted)
  }
  return null
}

function printedIn(text: string): string | null {
  if (!/[:\]]/.test(text)) return null
  const fault = FAULT_TEXT.exec(text)
  if (fault) return firstWords(text.slice(fault.index + fault[0].length))
  const printed = /^\W{0,3}[\w.[/]/.test(text) ? PRINTED.exec(text)?.[1] : undefined
  if (printed !== undefined && ERRORS.test(printed) && printed.split(/\s+/).length >= 2)
    // "attach failed" says nothing without the program in front.
    return firstWords(printed.split(/\s+/).length === 2 ? text : printed)
  if (DENIED.test(text)) return firstWords(text)
  const program = text.includes(': ') ? PROGRAM.exec(text)?.[1] : undefined
  return program !== undefined && ERRORS.test(program) && !program.includes('http')
    ? firstWords(program)
    : null
}

function toldIn(text: string): string | null {
  // The dear patterns only where the word that they need is.
  const names = ERRORS.test(text)
  const told = names || /\bno \w/i.test(text) ? TOLD.exec(text) : null
  if (told) {
    const rest = text.slice(told.index + told[0].length)
    if ((ERRORS.test(rest) || /^no \w+/i.test(rest)) && rest.split(/\s+/).length >= 2) return firstWords(rest)
  }
  const given = names ? GIVEN.exec(text) : null
  if (given && /^\S+: /.test(given[1] ?? '') && ERRORS.test(given[1] ?? '')) return firstWords(given[1] ?? '')
  const said = /\bsa(?:id|ys)\b/i.test(text) ? SAID.exec(text)?.[0] : undefined
  const denies =
    said !== undefined && /\b(?:not|no)\b|n't\b/i.test(said) && !/^(?:it|that|also|but)\b/i.test(said)
  return denies ? firstWords(said) : null
}
