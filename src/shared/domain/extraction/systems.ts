import { isKindOfThing, isProduct, isTellingProduct } from './products.ts'
import { reportIn } from './reports.ts'
import { FACT_WORDS_MAX, firstWords, withoutEdges } from './short.ts'
import type { Clause } from './types.ts'

const VERSION =
  /^(?:v?\d+(?:\.\d+)+\w*|\d{1,4}(?:bit|-bit|gb|tb|mb|ghz|mhz|esr)|[a-z]{1,12}-?\d{2,6}[a-z0-9-]*|[a-z]+\d[a-z\d]*-[a-z\d-]*\d[a-z\d]*|\d{2,4}[a-z]{1,2}\d*|\d{2}h\d|r2|sp\d|\S+\.(?:deb|rpm|exe|msi|dll|sys|iso|pst|ost))$/i
const PLAIN_NUMBER = /^\d{1,5}$/
const NO_VERSION =
  /^(?:\d+(?:st|nd|rd|th|s|am|pm|h|m|k|min|hrs?|days?|x|yrs?|px|ms|sec)|\d{1,2}[:/-]\d{1,2}(?:[:/-]\d{2,4})?|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|[a-z]\d|ip\d?|step\d|https?\S*|part\d)$/i
const NO_MODEL =
  /^(?:aes|sha|utf|iso|cve|rfc|inc|tkt|ticket|req|chg|tls|http|covid|kb|jun|jul|jan|feb|mar|apr|may|aug|sep|oct|nov|dec)-?\d|^(?:\d+\.){3,}\d+$/
const UNIT =
  /^(?:ms|s|sec|seconds?|min|minutes?|h|hours?|%|v|volts?|ohms?|w|mb\/s|kb\/s|gb\/s|mib\/s|mbit\S*|gbit\S*|mbits\/sec|kbit\S*|fps|db|dbm|times|percent)$/i
const RESOLUTION = /^\d{3,4}x\d{3,4}$/
const SETTING = /^[\w.-]{3,40}=[^\s=]{1,40}$/
const HOST = /^(?=.*[a-z])(?:[a-z\d-]+\.){2,}[a-z]{2,}$/
const ADDS_TO =
  /^(?:port \d|ssl|tls|starttls|oauth|v?\d|\(?\d|version|build|32|64|x64|x86|service pack|sp\d|and v?\d+\.\d|feature)/i
const OWNED =
  /\b(?:i|we) (?:have|use|run|got|had|am on|are on)\b|\b(?:using|running|my|our|his|her|their|is an?|it's an?|its an?|on an?|with an?|that is|installed|version|edition)\b/i
const CHANGED =
  /\b(?:(?:upgraded?|updated?|migrated|switched|moved|changed) (?:\S+ ){0,3}?from|(?:just|recently|since|after|latest) (?:the |an? |\S+ )?(?:\S+ )?(?:updated?|upgraded?)|updated? to version|only (?:occurs?|happens?) (?:when|if|on|with).*|intermittent(?:ly)?|had \S+ \S+ \S+ (?:\S+ )?(?:previously|before))\b/i
/** What changed when, and how many are affected. */
const CIRCUMSTANCE =
  /\b(?:(?:ever )?since (?:the|we|our|this|last|yesterday|[a-z]+day|a|an|my|(?:i|he|she|they) (?:moved|upgraded|updated|installed|changed|switched|replaced|migrated|reinstalled|added)|upgrading|updating|installing|moving|switching|changing)\b.*|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|most) of (?:the |our |about |my )?(?:\d+|two|three|four|five|six|seven|eight|ten|twelve|twenty|thirty|fifty) [a-z]{4}.*|(?:changed|replaced|moved|migrated|switched|renewed|upgraded|updated|added|removed|wiped|swapped|rebuilt|installed|synced|imported|deployed|rolled out) .*\b(?:yesterday|last [a-z]+|this (?:morning|week|month)|on [a-z]+day|ago|recently|just before)\b.*|(?:until|till|before) (?:[a-z]+day|yesterday|last [a-z]+|this [a-z]+)\b.*|(?:worked|fine|ok|okay) (?:until|till|before|at home|last [a-z]+|yesterday)\b.*|since (?:about |around |some )?(?:\d+|two|three|four|five|six|ten|a few) (?:days|weeks|months|hours)\b.*|(?:new|another|different) [a-z]+ (?:[a-z]+ )?(?:on|since|from) (?:[a-z]+day|last [a-z]+|yesterday)\b|only (?:on |in )?(?:the |our )?(?:\d\S*|first|second|third|ground|top|left|right|upper|lower) [a-z]+\b.*|(?:began|started|appeared) (?:when|after|right after)\b.*|after (?:the|a|an|our|yesterday's|last \S+|[a-z]+day's|\S+'s) (?:\S+ ){0,3}?(?:update|upgrade|migration|move|change|crash|outage|replacement|switch)\b.*|(?:all|only|just|about|on|for|of) ?(?:\d+|two|three|four|five|several|some|all)? ?(?:of (?:the |our )?)?(?:\d+|two|three|four|five|six|ten|twelve|twenty|thirty)? ?(?:users?|people|machines|pcs|phones|laptops|devices|clients|computers|sites|printers|staff)\b.*|(?:others?|other [a-z]+|colleagues|everyone else|everybody else)\b.* (?:ok|okay|fine|work|works|no (?:trouble|problems?|issues?)|not affected)\b)/i
const OPINION =
  /\b(?:hate|love|can|could|would|should|will|might|maybe|perhaps|really|try|trying|fix(?:es)?|think|thought|guess|wonder|restart|reboot|doesn't work|crash\w*|print|hangs?|similar|compatib\w*|problems|unable|posted)\b/i
const HELD = /\b(?:has|have|had|no|use|uses|using|used|with|is|are|not been|running|behind|new|my|our)\b/i
const PATH = /^(?:\/[\w.-]+){2,}|^[a-z]:\\\S+/i
const TRIM_FRONT =
  /^(?:and|but|so|or|the|a|an|that|which|then|also|with|on|in|from|to|of|is|are|was|it's|its|at|by|for|because|since|when|if|as|hi|hello|well|yes|ok|i'm|im|i|am|using|running|my|we|have|has|it|just|this|think|all|be|through|both)$/i
const TRIM_BACK =
  /^(?:and|but|so|or|the|a|an|that|which|then|also|with|on|in|from|to|of|is|are|was|at|by|for|because|since|when|if|as|my|i|it|am|having|where|has|have|been|via|we|than)$/i

// Where "we switched from" begins.
const CHANGE_WORD = /^(?:upgrad|updat|migrat|switch|mov|chang|only|intermitt|just|recent|since|after|latest)/i

export type System = { text: string; names: string[] }

/** Stretches around a version, a product or a setting, from one comma to the next. */
export function systemsIn(clause: Clause, opening: boolean): System[] {
  const told = CIRCUMSTANCE.exec(clause.text)
  if (!told && !clause.words.some(mayTell) && !CHANGED.test(clause.text)) return []
  const stance = reportIn(clause, opening)?.stance
  const step = stance === 'done' || stance === 'doing'
  const found: System[] = []
  const circumstance = step ? null : told
  if (circumstance) {
    const text = firstWords(circumstance[0])
    if (/\d|\p{L}{4}/u.test(text)) found.push({ text, names: [`:${text}`] })
  }
  for (const part of partsOf(clause.text)) {
    const raw = part.split(/\s+/).filter(Boolean)
    const words = raw.map(word => withoutEdges(word).toLowerCase())
    const keys = words.flatMap((word, at) => (isKey(word, words, at) ? [at] : []))
    const changed = CHANGED.test(part)
    const kinds = words.some(isKindOfThing) && words.length <= FACT_WORDS_MAX && HELD.test(part)
    if (keys.length === 0 && !changed && !(kinds && !step)) continue
    // What was done about it is told with the steps.
    const versioned = keys.some(
      at =>
        VERSION.test(words[at] ?? '') ||
        SETTING.test(words[at] ?? '') ||
        (opening && PATH.test(words[at] ?? '')),
    )
    if (step && !versioned && !changed) continue
    if (
      !versioned &&
      !changed &&
      (OPINION.test(part) || (words.length > FACT_WORDS_MAX && !OWNED.test(part)))
    )
      continue
    if (versioned && !opening && OPINION.test(part) && words.length > FACT_WORDS_MAX) continue
    const text = windowOf(raw, keys, changed)
    if (text)
      found.push({
        text,
        names: [...keys.map(at => nameOf(words[at] ?? '')), ...words.filter(isKindOfThing)],
      })
  }
  return found
}

const mayTell = (word: string) =>
  /[\d=/\\]/.test(word) || isProduct(word) || isKindOfThing(word) || (word.includes('.') && HOST.test(word))

function isKey(word: string, words: readonly string[], at: number): boolean {
  if (!/[\d=/.\\]/.test(word)) return isTellingProduct(word)
  if (SETTING.test(word)) return true
  if (PATH.test(word) || (HOST.test(word) && !word.startsWith('www.'))) return true
  if (isTellingProduct(word)) return true
  const before = words[at - 1] ?? ''
  // "65.2 ms" is a reading.
  if (UNIT.test(words[at + 1] ?? '') && /^[\d.]+$/.test(word)) return false
  if (NO_VERSION.test(word) || NO_MODEL.test(word) || RESOLUTION.test(word)) return false
  if (PLAIN_NUMBER.test(word)) {
    if (/^(?:port|version|build|release)$/.test(before)) return word.length > 1
    return before === 'windows' || isTellingProduct(before) || (isProduct(before) && word.length > 1)
  }
  if (!VERSION.test(word) || /^(?:https?|www)/.test(word)) return false
  return true
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
      /\d|\bversion\b|ssl|tls|oauth/i.test(part) &&
      part.split(/\s+/).length <= 4
    ) {
      parts[parts.length - 1] = `${last} ${part}`
    } else if (part.trim()) parts.push(part)
  }
  return parts
}

/** At most eight words around what matters, without loose ends. */
function windowOf(raw: readonly string[], keys: readonly number[], changed: boolean): string | null {
  let from = 0
  let to = raw.length
  if (to > FACT_WORDS_MAX) {
    const change = changed ? raw.findIndex(word => CHANGE_WORD.test(word)) : -1
    const first = change >= 0 ? change : (keys[0] ?? 0)
    const last = keys.at(-1) ?? first
    from = Math.max(0, Math.min(first - 2, raw.length - FACT_WORDS_MAX))
    if (last - from >= FACT_WORDS_MAX) from = first
    to = Math.min(raw.length, from + FACT_WORDS_MAX)
  }
  const first = keys[0] ?? from
  while (from < first && /^(?:and|but|so|or|then|also|on|in|at|with|a|an|the)$/i.test(raw[from] ?? ''))
    from += 1
  if (to - from <= 6) return withoutEdges(raw.slice(from, to).join(' '))
  const last = keys.at(-1) ?? to - 1
  while (from < first && TRIM_FRONT.test(withoutEdges(raw[from] ?? ''))) from += 1
  while (to - 1 > last && TRIM_BACK.test(withoutEdges(raw[to - 1] ?? ''))) to -= 1
  const text = withoutEdges(raw.slice(from, to).join(' '))
  return text.length >= 2 ? text : null
}
