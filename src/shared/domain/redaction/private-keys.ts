import type { Secret } from './kinds.ts'

const BEGIN = /-----BEGIN (?:[A-Z0-9 ]{0,30} )?PRIVATE KEY(?: BLOCK)?-----/g
const END = /-----END (?:[A-Z0-9 ]{0,30} )?PRIVATE KEY(?: BLOCK)?-----/g
/** What a key without its end is made of: lines of base64 and headers. Sticky, so that it is tried in one place. */
const BODY =
  /(?:(?:\s|\\n|\\r)*(?:[A-Za-z0-9+/=]{16,}|(?:Proc-Type|DEK-Info|Version|Comment): [^\n]*))*(?:\s*[A-Za-z0-9+/]{1,15}={0,2}(?=\s*(?:-----|$)))?/y
const PUTTY = /Private-Lines: \d{1,3}\r?\n((?:[A-Za-z0-9+/=]{1,80}\r?\n?){1,200})/g

/** Private keys from their first to their last line; one whose end was not pasted, as far as it goes. */
export function* findPrivateKeys(text: string): Generator<Secret> {
  for (const match of text.matchAll(PUTTY)) {
    const end = match.index + match[0].length
    yield { kind: 'private key', start: end - (match[1] ?? '').length, end }
  }
  const begins = Array.from(text.matchAll(BEGIN), ({ index, 0: line }) => ({
    start: index,
    body: index + line.length,
  }))
  if (begins.length === 0) return
  const ends = Array.from(text.matchAll(END), ({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }))
  let reached = 0
  let place = 0
  for (const [n, { start, body }] of begins.entries()) {
    if (start < reached) continue
    while ((ends[place]?.start ?? text.length) < body) place += 1
    const close = ends[place]
    const next = begins[n + 1]?.start ?? text.length
    if (close !== undefined && close.start < next) reached = close.end
    else {
      BODY.lastIndex = body
      reached = body + (BODY.exec(text)?.[0].length ?? 0)
    }
    yield { kind: 'private key', start, end: reached }
  }
}
