import { type FindOptions, findOnce } from './find-secrets.ts'
import { mask, type Secret } from './kinds.ts'
import { asRedacted, type Redacted } from './redacted.ts'

/** A second pass sees what the first one's masks uncovered; more than three have not been needed. */
const PASSES_MAX = 8

/**
 * The secrets in a text, in their order, none over another. `before` are the messages before it, oldest first: an
 * answer to "what's the password?" is found only with its question.
 */
export function findSecrets(text: string, options: FindOptions = {}): Secret[] {
  let secrets = findOnce(text, options)
  if (secrets.length === 0) return secrets
  for (let pass = 1; pass < PASSES_MAX; pass += 1) {
    const more = findOnce(replaced(text, secrets), options)
    if (more.length === 0) break
    secrets = [...secrets, ...inOriginal(more, secrets)].sort((a, b) => a.start - b.start)
  }
  return secrets
}

/**
 * A text with a mask in the place of each secret, and what was hidden. Redacting it again changes nothing; it is at
 * most `MASK_MAX` longer for each secret.
 */
export function redact(
  text: string,
  options: FindOptions = {},
): { text: Redacted; secrets: (Secret & { value: string })[] } {
  const secrets = findSecrets(text, options)
  return {
    text: asRedacted(replaced(text, secrets)),
    secrets: secrets.map(secret => ({ ...secret, value: text.slice(secret.start, secret.end) })),
  }
}

function replaced(text: string, secrets: readonly Secret[]): string {
  const parts: string[] = []
  let from = 0
  for (const { kind, start, end } of secrets) {
    parts.push(text.slice(from, start), mask(kind))
    from = end
  }
  parts.push(text.slice(from))
  return parts.join('')
}

/** Moves what was found in the masked text to where it stands in the text itself. It touches no mask. */
function inOriginal(found: readonly Secret[], masked: readonly Secret[]): Secret[] {
  let place = 0
  let shift = 0
  return found.map(({ kind, start, end }) => {
    for (let next = masked[place]; next !== undefined && next.start + shift < start; next = masked[place]) {
      shift += mask(next.kind).length - (next.end - next.start)
      place += 1
    }
    return { kind, start: start - shift, end: end - shift }
  })
}
