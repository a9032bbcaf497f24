import type { Secret, SecretKind } from './kinds.ts'
import { ANY_LABEL } from './labels.ts'
import { isNeverSecret, isWord, looksMade } from './look-alikes.ts'
import { isProse } from './prose.ts'

/** Words for a name and a password together; the source of a pattern. */
export const CREDENTIALS =
  '(?:cred(?:ential)?s|log-?ins?|log-?ons?|u(?:ser)?(?:name)? ?[/+&] ?p(?:ass(?:word)?|w)?|zugangsdaten|anmeldedaten|zugang|benutzer/passwort|identifiants|credenciales|acceso|credenziali|inloggegevens)'
/** A name and its password behind a word for both: "creds: bob / …", "credentials are admin:…". */
const PAIR = new RegExp(
  `(?<![A-Za-z0-9])${CREDENTIALS}(?: (?:for|für|pour|para|to|of) [^\\n:=]{1,40}?)?(?: (?:is|are|sind|lauten|sont|son)|[ \\t]{0,3}[:=])?["'\`]?\\s{1,3}["'\`]?([^\\s/:,"'\`]{1,80})(["'\`]?(?: ?[/:|,] ?| - | and | und | et | y | )["'\`]?)([^\\s"'\`]{3,200})`,
  'gi',
)
const SLASHED = /[/:|]/

/** "… is the password", "… as password", "… is your one-time code". */
const INVERTED = new RegExp(
  `(?<=^|[\\s("'\`“„«])([^\\s("'\`“„«]{4,100}?)["'\`”“»]? (?:is|was|as|ist|war|als|est|comme|es|como)(?: (?:the|your|my|her|his|our|their|a|das|dein|ihr|der|die|le|la|votre|su|tu|new|old|current|temporary|initial|default|admin|correct|right|local)){0,3} (${ANY_LABEL})`,
  'gi',
)
/** "root/…": an account that every device has. */
const KNOWN_ACCOUNT =
  /(?<![\w/\\.@-])(?:root|admin|administrator|sa|postgres|pi|ubnt|cisco) ?[/:] ?([^\s/"'`]{4,100})/gi
const TRAILING = /[.,;:)\]]+$/

export function* findPairs(text: string): Generator<Secret> {
  for (const match of text.matchAll(PAIR)) {
    const [whole, name = '', glue = '', value = ''] = match
    const secret = value.replace(TRAILING, '')
    if (isProse(name) || isNeverSecret(secret) || isProse(secret)) continue
    if (!looksMade(secret) && !(SLASHED.test(glue) && isWord(secret) && secret.length > 3)) continue
    const start = match.index + whole.length - value.length
    yield { kind: 'password', start, end: start + secret.length }
  }
  for (const match of text.matchAll(KNOWN_ACCOUNT)) {
    const secret = (match[1] ?? '').replace(TRAILING, '')
    if (!looksMade(secret)) continue
    const start = match.index + match[0].length - (match[1] ?? '').length
    yield { kind: 'password', start, end: start + secret.length }
  }
  for (const match of text.matchAll(INVERTED)) {
    const [, value = '', label = ''] = match
    const isCode = /code|pin|otp|tan/i.test(label)
    if (!looksMade(value) && !(isCode && /^\d{4,10}$/.test(value))) continue
    const kind: SecretKind = isCode ? 'one-time code' : /token/i.test(label) ? 'token' : 'password'
    yield { kind, start: match.index, end: match.index + value.length }
  }
  for (const pattern of [USE_CODE, SHOWN_CODE])
    for (const match of text.matchAll(pattern)) {
      const [whole, code = ''] = match
      const end = match.index + whole.length
      yield { kind: 'one-time code', start: end - code.length, end }
    }
}

/** "use code 482913 to sign in", "your code is 4829". */
const USE_CODE =
  /\b(?:use|enter|type|your|ihr|dein|der|votre|mon|son|tu|su|el|le|my|her|his|the) (?:\w{2,12} )?(?:code|código|codigo)(?: (?:is|ist|est|es|lautet|was|war|:)| ?:)? ["'`]?(\d{4,8}|\d{3}[ -]\d{3}|[A-Z]-\d{6})(?![\w.-]*\d)/gi
/** "the authenticator says 482913", "Duo shows 4829". */
const SHOWN_CODE =
  /\b(?:authenticator|authy|duo|okta verify|the app|die app|sms|text message)(?: app)? (?:says|said|shows|showed|gives|gave|reads|displays|zeigt|sagt|affiche|dice|muestra|is)(?: me)?:? ["'`]?(\d{4,8}|\d{3}[ -]\d{3})(?![\w.-]*\d)/gi
