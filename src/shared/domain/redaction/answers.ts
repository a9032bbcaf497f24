import { BLANK_MASK, type Secret, type SecretKind } from './kinds.ts'
import { ANY_LABEL as LABEL } from './labels.ts'
import { isHardlySecret, isNeverSecret, isWord, looksMade } from './look-alikes.ts'
import { unmistakable } from './nearby.ts'
import { CREDENTIALS } from './pairs.ts'
import { hasProseEnding, isProse } from './prose.ts'
import { readValue } from './value.ts'

const ANY_LABEL = `(?:${LABEL}|\\b${CREDENTIALS}\\b)`

/** Between the question and the label no word that asks for something else. */
const GAP =
  '(?:(?!\\b(?:after|before|when|while|does|do you see|say|says|see|show|happen|error|message|try|tried|change|changed|reset|expire|work|works|prompt|policy|account|long|often|nach|bei|après|tras)\\b)[^.?!\\n]){0,60}?'
/** What makes of "password" another thing: its policy, its reset, its prompt. */
const NO_THING =
  '(?![ -]{1,2}(?:policy|rules?|reset|prompt|field|box|window|page|expir\\w*|work\\w*|manager|vault|change|length|hash|sync\\w*|age|hint|fail\\w*|funktion\\w*|is (?:wrong|correct|expired)|ring|error))'
const ASK = [
  `\\b(?:what|whats|what[’']s|was (?:ist|war)|wie|quel(?:le)?s?|cu[aá]l|qual)\\b${GAP}${ANY_LABEL}${NO_THING}`,
  `\\b(?:which|welche[rsn]?) (?:[\\w-]{1,20} )?${ANY_LABEL}${NO_THING}`,
  `\\b(?:send|reply|answer|give|tell|text|type|share|read|enter|need|have|get|got|know|remember|paste|forward|dm|confirm|say|kennst|hast|brauche|schick|gib|sag|as|avez|donne[rz]?|envoie[rz]?|connais|tienes|dame|das|necesito|sabes|env[ií]a|dime)\\b${GAP}${ANY_LABEL}${NO_THING}`,
  `^\\W{0,3}(?:[\\w’'-]{1,20} ){0,4}${ANY_LABEL}(?: \\w{1,20}){0,3} ?(?:\\?|pls|plz|please|bitte|svp|por favor)`,
  `\\b(?:here|sending|this is|hier|voici|aquí)\\b${GAP}${ANY_LABEL}`,
  `${ANY_LABEL}(?: is| ist)? (?:coming|below|follows?|next|folgt|kommt|in the next|as follows)\\b`,
  `${ANY_LABEL}(?: for [^\\n:]{1,40}?)? ?:\\s*$`,
].map(source => new RegExp(source, 'i'))
/** Questions about a password and not for one. */
const ASKS_ABOUT =
  /\b(?:what (?:does|do|did|happens?|comes)|when|after|error|(?<!next |this |my )message|work(?:s|ed|ing)?|tr(?:y|ied)|chang(?:e|ed)|reset|expire[sd]?|how (?:long|often|many)|funktionier\w*|geändert|zurückgesetzt|changé|cambi\w+)\b/i
/** "What did you set the password to?" */
const ASKS_NEW = new RegExp(
  `\\bwhat did \\w{1,12} (?:re)?(?:set|change) [^.?!\\n]{0,40}?${ANY_LABEL}[^.?!\\n]{0,30}? to\\b`,
  'i',
)
const NUMBERED = /\b(?:error|event|exit|status|fehler|erreur|code)\b.{0,4}\d/i
const ASKS_CODE = /(?:codes?|código|codigo|pin|puk|otp|tan|passcode|2fa|mfa)\b/i
const OTHER_CODE =
  /\b(?:error|exit|stop|status|return|result|product|zip|postal|country|area|event|bugcheck|http|qr|bar|fehler)[ -]?codes?\b/i
const MENTIONS = new RegExp(ANY_LABEL, 'i')
const READ = 300
const ANSWER_MAX = 200
/** How many lines later an answer may come: "one moment", then the password. */
const REACH = 3

const SPEAKER =
  /^\s{0,8}(?:>\s?)?(?:\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?\]?\s{0,3}[-–]?\s{0,3})?(?:[A-Z\u00c0-\u024f][\w.’'\u00c0-\u024f-]{0,24}(?: [A-Z\u00c0-\u024f][\w.’'\u00c0-\u024f-]{0,24}){0,2}: )?/
const LEAD_IN =
  /^(?:(?:yes|yeah|yep|sure|ok|okay|of course|well|so|hm+|one sec|it|it[’']s|its|it is|it was|that[’']s|that is|is|i used|i use|i think|should be|must be|probably|usually|maybe|try|here|here you go|here it is|this|the|ja|klar|das|das ist|das lautet|lautet|ist|hier|oui|c[’']est|c[’']est le|est|voici|bien sûr|sí|si|es|claro|aquí|they use|we use|got|got it)(?=[\s,:;.–-]|$)[\s,:;.–-]{0,4}){0,6}/i

/** `asked`: a secret was asked for. Otherwise it was only spoken of, and only the unmistakable is taken for one. */
type Asked = { kind: SecretKind; age: number; asked: boolean }

/** What a line asks for, announces or speaks of; nothing when it is about something else. */
function askedBy(line: string): Omit<Asked, 'age'> | undefined {
  const end = line.slice(-READ)
  if (OTHER_CODE.test(end)) return undefined
  const kind = ASKS_CODE.test(end) ? 'one-time code' : 'password'
  if (ASKS_NEW.test(end)) return { kind, asked: true }
  if (!MENTIONS.test(end)) return undefined
  if (ASKS_ABOUT.test(end)) return kind === 'password' ? { kind, asked: false } : undefined
  return { kind, asked: ASK.some(pattern => pattern.test(end)) }
}

/** Answers to "what's the password?": in the messages before, or in the lines of a chat that was pasted. */
export function* findAnswers(text: string, before: readonly string[]): Generator<Secret> {
  let asked: Asked | undefined
  for (const message of before.slice(-REACH))
    for (const line of lastLines(message)) asked = next(asked, askedBy(line))
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      const from = start + (SPEAKER.exec(line.slice(0, READ))?.[0].length ?? 0)
      const question = line.slice(from - start).indexOf('? ')
      if (asked !== undefined) yield* answer(text, from, start + line.length, asked)
      if (question >= 0) {
        const now = askedBy(line.slice(from - start, from - start + question + 1))
        if (now !== undefined)
          yield* answer(text, from + question + 2, start + line.length, { ...now, age: 0 })
      }
      asked = next(asked, askedBy(line.slice(from - start)))
    }
    start += line.length + 1
  }
}

const lastLines = (message: string) =>
  message
    .slice(-READ * REACH)
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(-REACH)

function next(last: Asked | undefined, now: Omit<Asked, 'age'> | undefined): Asked | undefined {
  if (now !== undefined && (now.asked || last === undefined || last.age > 0)) return { ...now, age: 0 }
  return last === undefined || last.age + 1 >= REACH ? undefined : { ...last, age: last.age + 1 }
}

function* answer(text: string, from: number, to: number, { kind, age, asked }: Asked): Generator<Secret> {
  if (to - from > ANSWER_MAX || from >= to) return
  const line = text.slice(from, to)
  const at = from + (LEAD_IN.exec(line)?.[0].length ?? 0)
  const words = text.slice(at, to).trim().split(/\s+/)
  if (kind === 'one-time code' && !NUMBERED.test(line) && (asked || words.length === 1)) {
    for (const match of line.matchAll(/(?<![\w.-])(?:\d{4,8}|\d{3}[ -]\d{3})(?![\w]|[.-]\d)/g))
      yield { kind, start: from + match.index, end: from + match.index + match[0].length }
  }
  if (line.trimEnd().endsWith('?') && words.length > 3) return
  if (!asked) {
    yield* unmistakable(text, from, to)
    return
  }
  const first = readValue(text, at)
  if (first !== undefined && first.end <= to && age === 0 && !BLANK_MASK.test(line)) {
    const alone = words.length === 1 || first.quoted
    if (alone && isPlausible(first.text)) {
      yield { kind, start: first.start, end: first.end }
      return
    }
  }
  if (words.length > 12) return
  for (const match of line.matchAll(/\S{4,200}/g)) {
    const value = readValue(text, from + match.index)
    if (value !== undefined && !value.quoted && looksMade(value.text) && value.end <= to)
      yield { kind, start: value.start, end: value.end }
  }
}

/** Whether one word alone may be what was asked for. */
const isPlausible = (word: string): boolean =>
  word.length >= 3 &&
  !isNeverSecret(word) &&
  !isProse(word) &&
  !(isHardlySecret(word) && !/^[0-9a-f-]{36}$/i.test(word)) &&
  !(isWord(word) && hasProseEnding(word))
