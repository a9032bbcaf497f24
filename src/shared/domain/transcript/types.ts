import type { z } from 'zod'
import type { transcriptMessage } from '../../contract/sessions.ts'

export type TranscriptMessage = z.output<typeof transcriptMessage>
/** What could not be taken over; `line` counts from 1. */
export type Fault = { line: number; message: string }
export type Transcript = { messages: TranscriptMessage[]; faults: Fault[]; format: 'json' | 'text' }

/** A message as found, before it is held against the contract; `line` to `lastLine` is where it stands. */
export type Draft = TranscriptMessage & { line: number; lastLine: number }
export type Found = { drafts: Draft[]; faults: Fault[] }
