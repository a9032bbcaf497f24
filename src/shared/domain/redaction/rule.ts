import type { Secret, SecretKind } from './kinds.ts'

/**
 * A pattern and what it finds. The secret is the first group that took part, and always the end of the match: what
 * follows a secret stands in a lookahead. Every repetition is bounded or begins where no other attempt did, so that
 * no text makes a pattern slow.
 */
export type Rule = { kind: SecretKind; pattern: RegExp; accept?: (secret: string, before: string) => boolean }

/** What `accept` sees of the text before a match. */
const CONTEXT = 40

export function* applyRules(rules: readonly Rule[], text: string): Generator<Secret> {
  for (const { kind, pattern, accept } of rules) {
    for (const match of text.matchAll(pattern)) {
      const [whole, ...groups] = match
      const secret = groups.find(group => group !== undefined) ?? whole
      const end = match.index + (whole === '' ? secret.length : whole.length)
      if (
        secret === '' ||
        !(accept?.(secret, text.slice(Math.max(0, match.index - CONTEXT), match.index)) ?? true)
      )
        continue
      yield { kind, start: end - secret.length, end }
    }
  }
}
