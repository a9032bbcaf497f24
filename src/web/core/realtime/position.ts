/** A place in the organization's event log, as the wire writes it: `epoch:seq`. */
export type Position = { epoch: string; seq: number }

/** Reads `epoch:seq`; undefined for anything else. */
export function parseCursor(cursor: string | undefined): Position | undefined {
  const match = /^([^:]+):(\d{1,15})$/.exec(cursor ?? '')
  return match?.[1] && match[2] ? { epoch: match[1], seq: Number(match[2]) } : undefined
}

export const formatCursor = ({ epoch, seq }: Position): string => `${epoch}:${seq}`

/** What to do with an event: apply it, skip it as seen, or fetch everything anew because the log is another one. */
export type Verdict = 'apply' | 'skip' | 'reset'

/** Judges an event that is at `incoming`, when everything up to `held` has been applied. */
export function judge(held: Position | undefined, incoming: Position): Verdict {
  if (!held) return 'apply'
  if (held.epoch !== incoming.epoch) return 'reset'
  return incoming.seq > held.seq ? 'apply' : 'skip'
}

/** The later of two places of one log; a place in another log replaces the held one. */
export function later(held: Position | undefined, incoming: Position): Position {
  if (!held || held.epoch !== incoming.epoch) return incoming
  return incoming.seq > held.seq ? incoming : held
}

/** True when `one` is surely earlier in the same log than `other`. */
export const isBehind = (one: Position, other: Position): boolean =>
  one.epoch === other.epoch && one.seq < other.seq
