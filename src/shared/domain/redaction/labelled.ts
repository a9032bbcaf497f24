import type { Secret, SecretKind } from './kinds.ts'
import { CAPITALS_LABEL, JOINED_KINDS, JOINED_LABEL, LABEL, labelAt } from './labels.ts'
import { isNeverSecret, looksMade } from './look-alikes.ts'
import { isProse } from './prose.ts'
import { isSecretValue, readValue, type Strength, type Value } from './value.ts'

/** The closing quote of a JSON key, the stars of bold print, and a remark in brackets. */
const CLOSE = '["\'”`*_\\]]{0,3}(?:[ \\t]{0,3}\\([^()\\n]{0,60}\\))?'
const QUALIFIER =
  '[ \\t](?:for|of|on|to|at|in|from|with|für|fürs|fuer|von|vom|zum|zur|am|auf|bei|im|beim|de|du|del|des|d[’\']|pour|sur|para|per|di|van|voor|here|there)\\b[^\\n.:;=?!"]{0,50}?'
const TOLD = '[ \\t]{0,40}(?:\\r?\\n[ \\t]{0,20})?(?::=|[-=]>|→|⇒|[:=：|\\t])[*_]{0,2}\\s{0,20}'
const TOLD_APART = '[ \\t]{0,40}(?::=|[-=]>|→|⇒|=|[:：|\\t](?=[\\s"\'`„“«]))[*_]{0,2}\\s{0,20}'
const ADVERB =
  '(?: (?:now|currently|still|again|always|just|probably|maybe|perhaps|actually|really|simply|i think|set to|jetzt|aktuell|immer|wieder|noch|wohl|actuellement|maintenant|toujours|ahora|siempre|ora|:|=))*'
const SAID = `(?:[’']s|[ \\t]{1,4}(?:(?:is |was |has been |now )?(?:re)?set to|changed to|[-–—]|is|was|are|seems to be|(?:should|would|might|must|could|may) be|will be|ist|war|lautet|lautete|wäre|müsste|sind|est|était|serait|c[’']est|es|era|sería|è|è|é|jest|är)(?![A-Za-z]))${ADVERB}[ \\t:=]{1,6}`
/** "contraseña nueva es", "mot de passe actuel :", and not "recovery key ID:". */
const ADJECTIVE =
  '[ \\t](?!(?:id|guid|name|version|date|expiry|age|count|length|number|error|event|code|type|hint)(?![A-Za-z]))[A-Za-z\\u00c0-\\u024f]{2,14}'
const MARKUP = '(?:>|"[ \\t]{1,4}value="|" content=")'

/** What may stand between a label and its value, most telling first. */
const BETWEEN: { strength: Strength; pattern: RegExp }[] = [
  { strength: 'told', pattern: new RegExp(`${CLOSE}(?:${TOLD}|${MARKUP})`, 'iy') },
  { strength: 'said', pattern: new RegExp(`${CLOSE}${SAID}`, 'iy') },
  { strength: 'told', pattern: new RegExp(`${CLOSE}${QUALIFIER}${TOLD_APART}`, 'iy') },
  { strength: 'said', pattern: new RegExp(`${CLOSE}${QUALIFIER}${SAID}`, 'iy') },
  { strength: 'apart', pattern: new RegExp(`${CLOSE}${ADJECTIVE}(?:${TOLD_APART}|${SAID})`, 'iy') },
  { strength: 'beside', pattern: new RegExp(`${CLOSE}[ \\t]{1,20}(?:[05789] )?`, 'iy') },
]
/** "changed the password for bob to …": only where a word before it says that it was changed. */
const TO = /(?:[ \t][^\n.:;?!]{0,50}?)?[ \t](?:to|into|auf|à|en|a|in|op):?[ \t]{1,3}/iy
const CHANGED =
  /\b(?:re-?set|set|chang(?:e|ed|ing)|updat(?:e|ed)|made|put|switched|habe|haben|hat|wurde|setze|setzen|ändere|mis|changé|réinitialisé|modifié|cambi(?:é|ado|ada|ó)|puse|puesto)\b[^\n.?!]{0,60}$/i
/** "After entering the password: AADSTS50076": what came of it, unless it can be nothing but a password. */
const ENTERED =
  /\b(?:after|once|when|while|upon|nach|sobald|wenn|beim|après|quand|tras|al|cuando)\b[^.:;?!\n]{0,40}$/i
const STRONG = /[!@#$%^&*?+].*\S|\w[!@#$%&*]/
const CHANGED_REACH = 90

const PHRASE = /[a-z\u00df-\u024f]{2,16}(?:[ ][a-z\u00df-\u024f]{2,16}){2,7}(?=[ \t]*(?:\r?\n|$|[.,;)]))/iy
const PASSPHRASE = /phrase/i
const LABEL_REACH = 30
const ALSO = /[,;]?(?: (?:or|oder|ou|o|and|und|et|y)|[ ]?\/)?[ ]{1,2}/y
const REST = 60

/** What is wanted of a value. `digits`: the fewest of a number alone. */
type Wanted = { kind: SecretKind; digits?: number; shape?: RegExp }

/** Secrets behind a word that announces them: "pw: …", "the password is …", "PGPASSWORD=…", "Kennwort: …". */
export function* findLabelled(text: string): Generator<Secret> {
  let reached = 0
  for (const match of text.matchAll(LABEL)) {
    const [label, ...groups] = match
    // A label inside of what was found is part of it; to read on from each would take long.
    if (match.index < reached) continue
    for (const secret of behind(text, match.index, match.index + label.length, labelAt(groups))) {
      reached = secret.end
      yield secret
    }
  }
  for (const match of text.matchAll(JOINED_LABEL)) {
    const [label, ...groups] = match
    const kind = JOINED_KINDS[groups.findIndex(group => group !== undefined)] ?? 'secret'
    yield* behind(text, match.index, match.index + label.length, { kind })
  }
  for (const { index, 0: label } of text.matchAll(CAPITALS_LABEL))
    yield* behind(text, index, index + label.length, { kind: /PW|PASS/.test(label) ? 'password' : 'token' })
}

function* behind(text: string, start: number, at: number, wanted: Wanted): Generator<Secret> {
  const { kind } = wanted
  const value = valueBehind(text, start, at, wanted)
  if (value === undefined) return
  yield { kind, start: value.start, end: value.end }
  // "password: first1 or second2"
  ALSO.lastIndex = value.end
  if (value.quoted || !ALSO.test(text)) return
  const also = readValue(text, ALSO.lastIndex)
  if (also !== undefined && looksMade(also.text) && (wanted.shape?.test(also.text) ?? true))
    yield { kind, start: also.start, end: also.end }
}

function valueBehind(text: string, start: number, at: number, wanted: Wanted): Value | undefined {
  for (const { strength, pattern } of BETWEEN) {
    pattern.lastIndex = at
    if (!pattern.test(text)) continue
    const value = accepted(text, pattern.lastIndex, strength, wanted)
    if (value === undefined) continue
    const entered = ENTERED.test(text.slice(Math.max(0, start - CHANGED_REACH), start))
    return entered && !STRONG.test(value.text) ? undefined : value
  }
  TO.lastIndex = at
  if (TO.test(text) && CHANGED.test(text.slice(Math.max(0, start - CHANGED_REACH), start)))
    return accepted(text, TO.lastIndex, 'said', wanted)
  return undefined
}

/** Words of which none goes on with a sentence; behind "passphrase" most of them may. */
function isPhrase(phrase: string, announced: boolean): boolean {
  const words = phrase.split(' ')
  return words.filter(isProse).length <= (announced ? words.length * 0.75 : 0)
}

function accepted(text: string, at: number, strength: Strength, wanted: Wanted): Value | undefined {
  const { digits = 4, shape } = wanted
  if (strength === 'told' && shape === undefined) {
    PHRASE.lastIndex = at
    const phrase = PHRASE.exec(text)?.[0]
    const label = text.slice(Math.max(0, at - LABEL_REACH), at)
    if (phrase !== undefined && isPhrase(phrase, PASSPHRASE.test(label)))
      return { start: at, end: at + phrase.length, text: phrase, quoted: false }
  }
  const value = readValue(text, at)
  if (value === undefined) return undefined
  if (shape !== undefined) {
    // "the code is 4821" says more than "code: 1603".
    const short =
      /^\d+$/.test(value.text) &&
      value.text.length < (strength === 'said' || strength === 'apart' ? 4 : digits)
    return shape.test(value.text) && !short && !isNeverSecret(value.text) ? value : undefined
  }
  const rest = text.slice(value.end, value.end + REST)
  return isSecretValue(value, rest, strength, digits) ? value : undefined
}
