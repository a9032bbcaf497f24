import { z } from 'zod'

export type FlowPath = readonly PropertyKey[]

const flowFaultCode = z.enum([
  'yaml',
  'shape',
  'too_long',
  'duplicate_id',
  'duplicate_text',
  'unknown_outcome',
  'unknown_placeholder',
  'missing_node',
  'unreachable_node',
  'loop',
  'no_end',
  /** The text is meant for a flow of another id. */
  'other_id',
  /** It is to be published and carries the mark of a draft. */
  'draft',
])

/** Something wrong with a flow, told so that its author finds and mends it. Lines count from 1. */
export const flowFault = z.object({ line: z.int(), code: flowFaultCode, reason: z.string() })
export type FlowFault = z.output<typeof flowFault>

/** A flow as it was read: plain data, and the line that each part of it stands on. */
export type FlowDocument = {
  value: unknown
  /** The line of the deepest part of `path` that exists. */
  lineOf: (path: FlowPath) => number
  /** What was wrong with the text itself. */
  faults: readonly FlowFault[]
}

/** A document for a flow that never was text, such as a draft made from a session. */
export const documentOf = (value: unknown): FlowDocument => ({ value, lineOf: () => 1, faults: [] })
