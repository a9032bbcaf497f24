import type { StreamControl, StreamEvent } from '../../../shared/events.ts'

/** One event as bytes, made once for all who get it. */
export const encodeEvent = (epoch: string, event: StreamEvent): Buffer =>
  Buffer.from(`id: ${epoch}:${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)

/** What is said beside events carries no id: a cursor names durable facts only. */
export const encodeControl = (control: StreamControl): Buffer =>
  Buffer.from(`event: ${control.type}\ndata: ${JSON.stringify(control)}\n\n`)

export type EndReason = 'shutdown' | 'lifetime' | 'lagging' | 'access'

/** Told before the server ends a stream, so that the client knows how to come back. */
export const encodeBye = (reason: EndReason): Buffer =>
  Buffer.from(`event: bye\ndata: ${JSON.stringify({ reason })}\n\n`)

export const HEARTBEAT = Buffer.from(': hb\n\n')

/** The two parts of a cursor. */
export function splitCursor(cursor: string): { epoch: string; seq: number } {
  const [epoch = '', seq = ''] = cursor.split(':')
  return { epoch, seq: Number(seq) }
}
