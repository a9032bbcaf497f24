import { ALNUM, BASE64, DIGITS, HEX, LOWER, type Random, seeded } from './redaction/random.ts'
import { FORMATS, LOOKALIKES, strongPassword, weakPassword } from './redaction/values.ts'

type Pair = readonly [question: string, answer: string]

/** Sentences in the voice of a chat; `{}` is where a value goes. */
export type Carriers = Record<
  'format' | 'password' | 'weak' | 'phrase' | 'wifi' | 'snmp' | 'code' | 'token' | 'keep' | 'keepWhole',
  string[]
> &
  Record<'answer' | 'codeAnswer' | 'keepAnswer' | 'keepWholeAnswer', Pair[]>

/** A message with a secret in it. `secret` must not be readable once the message is redacted. */
export type Canary = { kind: string; text: string; before: string[]; secret: string }
/** A message that has to stay as it is. */
export type Lookalike = { kind: string; text: string; before: string[] }

const fill = (carrier: string, value: string) => carrier.replace('{}', () => value)
const sentence = (carrier: string | Pair, value: string) =>
  typeof carrier === 'string'
    ? { text: fill(carrier, value), before: [] }
    : { text: fill(carrier[1], value), before: [carrier[0]] }

const code = (random: Random) => random.chars(DIGITS, random.pick([4, 6, 6, 8]))
const community = (random: Random) => random.chars(LOWER, 5) + random.chars(DIGITS, 2)
const phrase = (random: Random) =>
  Array.from({ length: 4 }, () =>
    random.pick(['correct', 'horse', 'battery', 'staple', 'violet', 'tiger', 'lamp']),
  ).join(' ')
const opaque = (random: Random) =>
  random.pick([
    random.chars(ALNUM, 32),
    random.chars(HEX, 40),
    random.chars(BASE64, 40),
    random.chars(ALNUM, 20),
  ])

/** What is told by its label or asked for, and how often a kind comes up. */
const TOLD: [kind: string, from: (keyof Carriers)[], make: (random: Random) => string][] = [
  ['password', ['password'], strongPassword],
  ['password', ['password'], strongPassword],
  ['password', ['password'], strongPassword],
  ['weak password', ['weak'], weakPassword],
  ['passphrase', ['phrase'], phrase],
  ['wifi key', ['wifi'], strongPassword],
  ['snmp community', ['snmp'], community],
  ['one-time code', ['code', 'codeAnswer'], code],
  ['labelled token', ['token'], opaque],
  ['answer', ['answer'], strongPassword],
  ['answer', ['answer'], strongPassword],
]

/** `count` messages with a secret, half of them of a format that is known, the same ones for the same seed. */
export function makeCanaries(carriers: Carriers, seed: number, count: number): Canary[] {
  const random = seeded(seed)
  const kinds = Object.keys(FORMATS)
  return Array.from({ length: count }, (_, n) => {
    if (n % 2 === 0) {
      const kind = kinds[(n / 2) % kinds.length] as string
      const { value, secret = value } = random.pick(FORMATS[kind] ?? [])(random)
      return { kind, secret, ...sentence(random.pick(carriers.format), value) }
    }
    const [kind, from, make] = TOLD[((n - 1) / 2) % TOLD.length] as (typeof TOLD)[number]
    const secret = make(random)
    return { kind, secret, ...sentence(random.pick<string | Pair>(carriers[random.pick(from)]), secret) }
  })
}

/** `count` messages without a secret: a third whole sentences, the others around a value that only looks like one. */
export function makeLookalikes(carriers: Carriers, seed: number, count: number): Lookalike[] {
  const random = seeded(seed)
  const kinds = Object.keys(LOOKALIKES)
  const whole = [...carriers.keepWhole, ...carriers.keepWholeAnswer]
  const around = [...carriers.keep, ...carriers.keep, ...carriers.keepAnswer]
  return Array.from({ length: count }, (_, n) => {
    if (n % 3 === 0)
      return { kind: 'sentence', ...sentence(whole[(n / 3) % whole.length] as string | Pair, '') }
    const kind = kinds[n % kinds.length] as string
    return { kind, ...sentence(random.pick<string | Pair>(around), LOOKALIKES[kind]?.(random) ?? '') }
  })
}

const MASK = /\[[a-zA-Z -]{3,40} hidden\]/g

/** Whether half of a secret, or more, can still be read in a text: wherever it came to rest. */
export function leaks(secret: string, text: string): boolean {
  const readable = text.replaceAll(MASK, '\n')
  const size = Math.min(secret.length, Math.max(4, Math.ceil(secret.length / 2)))
  for (let start = 0; start + size <= secret.length; start += 1)
    if (readable.includes(secret.slice(start, start + size))) return true
  return false
}
