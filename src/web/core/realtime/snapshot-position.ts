import { type Position, parseCursor } from './position.ts'

/** The place in the log that a cached answer was read at: the earliest one when it has several pages. */
export function snapshotPosition(data: unknown): Position | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  if ('cursor' in data && typeof data.cursor === 'string') return parseCursor(data.cursor)
  if (!('pages' in data) || !Array.isArray(data.pages)) return undefined
  return data.pages
    .map(snapshotPosition)
    .filter(place => place !== undefined)
    .sort((a, b) => a.seq - b.seq)[0]
}
