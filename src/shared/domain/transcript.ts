import { parseJson } from './transcript/json.ts'
import { keepValid } from './transcript/keep-valid.ts'
import { parseText } from './transcript/text.ts'
import type { Transcript } from './transcript/types.ts'

export type { Fault, Transcript, TranscriptMessage } from './transcript/types.ts'

/**
 * Reads a pasted or uploaded conversation: JSON (a list of messages, or an object that holds one) or text with
 * one `name: text` a line. Never throws. Every message returned is one that the import accepts; everything
 * else that was not blank is told by a fault with its line. A time that names no zone is taken to be
 * `offsetMinutes` east of UTC.
 */
export function parseTranscript(input: string, { offsetMinutes = 0 } = {}): Transcript {
  const source = input.startsWith('\uFEFF') ? input.slice(1) : input
  const json = parseJson(source, offsetMinutes)
  const found = json ?? parseText(source, offsetMinutes)
  const { messages, faults } = keepValid(found.drafts)
  return {
    messages,
    faults: [...found.faults, ...faults].sort((a, b) => a.line - b.line),
    format: json ? 'json' : 'text',
  }
}
