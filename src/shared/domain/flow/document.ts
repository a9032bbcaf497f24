export type FlowPath = readonly PropertyKey[]

export type FlowFaultCode =
  | 'yaml'
  | 'shape'
  | 'too_long'
  | 'duplicate_id'
  | 'duplicate_text'
  | 'unknown_outcome'
  | 'unknown_placeholder'
  | 'missing_node'
  | 'unreachable_node'
  | 'loop'
  | 'no_end'

/** Something wrong with a flow, told so that its author finds and mends it. Lines count from 1. */
export type FlowFault = { line: number; code: FlowFaultCode; reason: string }

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
