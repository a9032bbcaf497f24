import { isKindOfThing, isProduct, isTellingProduct } from './products.ts'
import { reportIn } from './reports.ts'
import type { Clause, Turn } from './types.ts'

const WORDS_MAX = 8
const FACTS_MAX = 60
// What stands beyond that in one message is a listing.
const PER_OPENING = 8
const PER_MESSAGE = 4
const CITED_MAX = 5

export type MessageFact = {
  kind: 'error' | 'system'
  text: string
  /** What makes it a fact: a version, a product, a kind of thing. Empty for an error text. */
  names: string[]
  ids: string[]
}

const QUOTED = /["“]([^"”\n]{1,300})["”]/g
const TOLD =
  /\b(?:it|that|which|message|error|log|terminal|system|screen|i|we)(?: just| only| then| now)? (?:says?|said|gets?|got|getting|spams|shows?|shown|displays?|reads|reports?|returns?|returned|gives?|is|see)(?: me)?(?: the| an?| that| this)?(?: following)?(?: error| errors| message| messages)*(?: says| saying| of| is| was)?\s*[:=]?\s+/i
const ERRORS =
  /\b(?:errors?|fail(?:ed|s|ure)?|cannot|can't|could not|couldn't|unable|unknown|not found|denied|refused|missing|invalid|no such|timed out|timeout|unrecogni[sz]ed|unsupported|not supported|doesn't support|panic|exception|incorrect|blocked|not known|extension|no \w+ (?:found|subsystem))\b/i
const VERSION =
  /^(?:v?\d+(?:\.\d+)+\w*|\d{1,4}(?:bit|-bit|gb|tb|mb|ghz|mhz|esr)|[a-z]{1,12}-?\d{2,6}[a-z0-9-]*|[a-z]+\d[a-z\d]*-[a-z\d-]*\d[a-z\d]*|\d{2,4}[a-z]{1,2}\d*|\d{2}h\d|r2|sp\d|\S+\.(?:deb|rpm|exe|msi|dll|sys|iso|pst|ost))$/i
const NO_MODEL =
  /^(?:aes|sha|utf|iso|cve|rfc|inc|tkt|ticket|req|chg|tls|http|covid|kb|jun|jul|jan|feb|mar|apr|may|aug|sep|oct|nov|dec)-?\d|^(?:\d+\.){3,}\d+$/
const RESOLUTION = /^\d{3,4}x\d{3,4}$/
const ADDS_TO = /^(?:v?\d|\(?\d|version|build|32|64|x64|x86|service pack|sp\d|and v?\d+\.\d|feature)/i
const OWNED =
  /\b(?:i|we) (?:have|use|run|got|had|am on|are on)\b|\b(?:using|running|my|our|his|her|their|is an?|it's an?|its an?|on an?|with an?|that is|installed|version|edition)\b/i
const OPINION =
  /\b(?:hate|love|can|could|would|should|will|might|maybe|mabye|perhaps|really|give me|try|trying|fix(?:es)?|think|thought|guess|wonder|restart|reboot|doesn't work|crash\w*|print|hangs?|similar|compatib\w*|far with)\b/i
const PATH = /^(?:\/[\w.-]+){2,}|^[a-z]:\\\S+/i
const FAULT_TEXT = /\b(?:error|message|errors)(?: message| code)? ?: (?=\S)/i
const SAID = /\b(?:\S+ )?(?:\S+) (?:says?|said)(?: that)? (?:.*)$/i
const PLAIN_NUMBER = /^\d{1,5}$/
const NO_VERSION =
  /^(?:\d+(?:st|nd|rd|th|s|am|pm|h|m|k|min|hrs?|days?|x|yrs?|px|ms|sec)|\d{1,2}[:/-]\d{1,2}(?:[:/-]\d{2,4})?|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|[a-z]\d|ip\d?|step\d|https?\S*|part\d)$/i
const SETTING = /^[\w.-]{3,40}=[^\s=]{1,40}$/
const CHANGED =
  /\b(?:(?:upgraded?|updated?|migrated|switched|moved|changed) (?:\S+ ){0,3}?from|(?:just|recently|since|after|latest) (?:the |an? |\S+ )?(?:\S+ )?(?:updated?|upgraded?)|updated? to version|only (?:occurs?|happens?) (?:when|if|on|with).*|intermittent(?:ly)?|had \S+ \S+ \S+ (?:\S+ )?(?:previously|before))\b/i
const EDGES = /^[\s("'“`[<*-]+|[\s)"'”`\]>.,;:!?*-]+$/g
const TRIM_FRONT =
  /^(?:and|but|so|or|the|a|an|that|which|then|also|with|on|in|from|to|of|is|are|was|it's|its|at|by|for|because|since|when|if|as|hi|hello|well|yes|ok|i'm|im|i|am|using|running|my|we|have|has|it|just|this|think|all|be|through|both)$/i
const TRIM_BACK =
  /^(?:and|but|so|or|the|a|an|that|which|then|also|with|on|in|from|to|of|is|are|was|at|by|for|because|since|when|if|as|my|i|it|am|having|where|has|have|been|via|we|than)$/i

/** Versions, products, settings and error texts as the one with the problem wrote them, at most eight words each. */
export function factsTold(turns: readonly Turn[]): MessageFact[] {
  const facts = new Map<string, MessageFact>()
  const named = new Set(turns.map(turn => turn.author))
  let opening = true
  for (const turn of turns) {
    if (turn.side === 'helper') opening = false
    if (turn.side !== 'asker' || facts.size >= FACTS_MAX) continue
    for (const { kind, text, names } of factsIn(turn, opening).slice(
      0,
      opening ? PER_OPENING : PER_MESSAGE,
    )) {
      const key = text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
      const known = facts.get(key)
      if (known) {
        if (!known.ids.includes(turn.id) && known.ids.length < CITED_MAX) known.ids.push(turn.id)
        continue
      }
      // A product is told once; only a version or a setting says more.
      if (names?.every(name => named.has(name))) continue
      if ([...facts.keys()].some(other => other.includes(key))) continue
      for (const name of names ?? []) named.add(name)
      facts.set(key, { kind, text, names: names ?? [], ids: [turn.id] })
    }
  }
  return [...facts.values()]
}

type Candidate = { kind: 'error' | 'system'; text: string; names: string[] | null }

function factsIn(turn: Turn, opening: boolean): Candidate[] {
  const found: Candidate[] = eventsIn(turn.text)
  for (const clause of turn.clauses) {
    const error = errorIn(clause)
    if (error) found.push({ kind: 'error', text: error, names: null })
    if (!clause.question && !error) found.push(...systemsIn(clause, opening))
  }
  return found
}

/** Lines of an event log, from the number on. */
function eventsIn(text: string): Candidate[] {
  if (!/event/i.test(text)) return []
  const lines = text.match(/(?:\S+ - )?\bEvent (?:ID )?\d{1,5}\b - .*/gi) ?? []
  return lines.slice(0, 4).map(line => ({ kind: 'error', text: firstWords(line), names: null }))
}

/** The text of an error as it was quoted, or what follows "it says". */
function errorIn({ text }: Clause): string | null {
  for (const match of text.matchAll(QUOTED)) {
    const quoted = match[1] ?? ''
    const count = quoted.split(/\s+/).length
    if (count >= 4 && quoted.length > text.length * 0.6) return firstWords(quoted)
    if (
      count >= 3 &&
      !/\bno errors?\b/i.test(quoted) &&
      (ERRORS.test(quoted) || TOLD.test(text.slice(0, match.index + 1)))
    )
      return firstWords(quoted)
  }
  if (/\bno errors?\b/i.test(text)) return null
  const fault = FAULT_TEXT.exec(text)
  if (fault) return firstWords(text.slice(fault.index + fault[0].length))
  const told = TOLD.exec(text)
  if (told) {
    const rest = text.slice(told.index + told[0].length)
    if (ERRORS.test(rest) && rest.split(/\s+/).length >= 2) return firstWords(rest)
  }
  const said = /\bsa(?:id|ys)\b/i.test(text) ? SAID.exec(text) : null
  if (said && !/^(?:it|that|also|but)\b/i.test(said[0]) && /\b(?:not|no|n't)\b|n't\b/i.test(said[0]))
    return firstWords(said[0])
  const line =
    /^(?:\S*(?:error|failed|warning|exception)\S*|E):\s*\S/i.test(text) ||
    /\b[\w./-]+: [^:]{2,60}: |\bEvent \d{1,5}\b/.test(text)
  return line && ERRORS.test(text) ? firstWords(text) : null
}

/** Stretches around a version, a product or a setting, from one comma to the next. */
function systemsIn(clause: Clause, opening: boolean): Candidate[] {
  const stance = reportIn(clause, opening)?.stance
  const step = stance === 'done' || stance === 'doing'
  const found: Candidate[] = []
  for (const part of partsOf(clause.text)) {
    const raw = part.split(/\s+/).filter(Boolean)
    const words = raw.map(word => word.replace(EDGES, '').toLowerCase())
    const keys = words.flatMap((word, at) => (isKey(word, words, at) ? [at] : []))
    const changed = CHANGED.test(part)
    const kinds = words.some(isKindOfThing) && words.length <= WORDS_MAX
    if (keys.length === 0 && !changed && !(kinds && !step)) continue
    // What was done about it is told with the steps.
    const versioned = keys.some(
      at =>
        VERSION.test(words[at] ?? '') ||
        SETTING.test(words[at] ?? '') ||
        (opening && PATH.test(words[at] ?? '')),
    )
    if (step && !versioned && !changed) continue
    if (!versioned && !changed && (OPINION.test(part) || (words.length > WORDS_MAX && !OWNED.test(part))))
      continue
    if (versioned && !opening && OPINION.test(part) && words.length > WORDS_MAX) continue
    const text = windowOf(raw, keys, changed)
    if (text)
      found.push({
        kind: 'system',
        text,
        names: [...keys.map(at => nameOf(words[at] ?? '')), ...words.filter(isKindOfThing)],
      })
  }
  return found
}

/** Long identifiers of one kind are one name: the first stands for all. */
const nameOf = (word: string) => (word.length >= 16 ? word.slice(0, 3) : word)

/** From one comma to the next, but "Contoso 4.1, build 7, 64-bit" is one. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  for (const part of text.split(/[,;()]\s*|\s(?=(?:and|but|because|so|which)\s)/i)) {
    const last = parts.at(-1)
    if (
      last !== undefined &&
      ADDS_TO.test(part) &&
      /\d|\bversion\b/i.test(part) &&
      part.split(/\s+/).length <= 4
    ) {
      parts[parts.length - 1] = `${last} ${part}`
    } else if (part.trim()) parts.push(part)
  }
  return parts
}

function isKey(word: string, words: readonly string[], at: number): boolean {
  if (SETTING.test(word)) return true
  if (PATH.test(word)) return true
  if (isTellingProduct(word)) return true
  const before = words[at - 1] ?? ''
  if (NO_VERSION.test(word) || NO_MODEL.test(word) || RESOLUTION.test(word)) return false
  if (PLAIN_NUMBER.test(word)) {
    if (/^(?:port|version|build|release)$/.test(before)) return word.length > 1
    return before === 'windows' || isTellingProduct(before) || (isProduct(before) && word.length > 1)
  }
  if (!VERSION.test(word) || /^(?:https?|www)/.test(word)) return false
  return true
}

/** At most eight words around what matters, without loose ends. */
function windowOf(raw: readonly string[], keys: readonly number[], changed: boolean): string | null {
  let from = 0
  let to = raw.length
  if (to > WORDS_MAX) {
    const first = changed || keys.length === 0 ? 0 : (keys[0] ?? 0)
    const last = keys.at(-1) ?? first
    from = Math.max(0, Math.min(first - 2, raw.length - WORDS_MAX))
    if (last - from >= WORDS_MAX) from = first
    to = Math.min(raw.length, from + WORDS_MAX)
  }
  const first = keys[0] ?? from
  while (from < first && /^(?:and|but|so|or|then|also)$/i.test(raw[from] ?? '')) from += 1
  if (to - from <= 6) return raw.slice(from, to).join(' ').replace(EDGES, '')
  const last = keys.at(-1) ?? to - 1
  while (from < first && TRIM_FRONT.test((raw[from] ?? '').replace(EDGES, ''))) from += 1
  while (to - 1 > last && TRIM_BACK.test((raw[to - 1] ?? '').replace(EDGES, ''))) to -= 1
  const text = raw.slice(from, to).join(' ').replace(EDGES, '')
  return text.length >= 2 ? text : null
}

const firstWords = (text: string) => text.trim().split(/\s+/).slice(0, WORDS_MAX).join(' ').replace(EDGES, '')
