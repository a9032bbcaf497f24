import { createHash } from 'node:crypto'
import type { Facts } from '../../../shared/domain/metrics/facts.ts'

/** Bytes of one packed row: see `handoff_fact.packed` in the migration. */
const ROW = 38
const YEAR_2000 = Date.UTC(2000)
const ACTION = 12
const CODE_BYTES = 6
/** Times 2^31 it is still a whole number to JavaScript. */
const ROWS_MAX = 2 ** 22

/** The number that stands for a name in a packed row. */
export const codeOf = (name: string): number =>
  createHash('md5').update(name).digest().readUIntBE(0, CODE_BYTES)

/** Reads packed rows, in whatever order they come. */
export function decodeFacts(pieces: readonly Buffer[]): Facts {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0) / ROW
  const facts: Facts = {
    length,
    created: new Float64Array(length),
    seen: new Int32Array(length),
    claim: new Int32Array(length),
    action: new Int32Array(length),
    flags: new Int32Array(length),
    client: new Float64Array(length),
    category: new Float64Array(length),
    engineer: new Float64Array(length),
  }
  const bytes = Buffer.concat(pieces)
  const packed = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const order = byAction(packed, length)
  for (let i = 0; i < length; i++) {
    const at = (order[i] as number) * ROW
    facts.created[i] = YEAR_2000 + packed.getInt32(at) * 1000
    facts.seen[i] = packed.getInt32(at + 4)
    facts.claim[i] = packed.getInt32(at + 8)
    facts.action[i] = packed.getInt32(at + ACTION)
    facts.flags[i] = packed.getInt32(at + 16)
    facts.client[i] = codeAt(packed, at + 20)
    facts.category[i] = codeAt(packed, at + 26)
    facts.engineer[i] = codeAt(packed, at + 32)
  }
  return facts
}

const codeAt = (packed: DataView, at: number): number =>
  packed.getUint16(at) * 2 ** 32 + packed.getUint32(at + 2)

/** The rows in the order of their time to first action: one sort of numbers that hold the time and the row. */
function byAction(packed: DataView, length: number): Float64Array {
  if (length > ROWS_MAX) throw new Error('More escalations than figures are made of at once')
  const order = new Float64Array(length)
  for (let row = 0; row < length; row++) order[row] = packed.getInt32(row * ROW + ACTION) * ROWS_MAX + row
  order.sort()
  for (let i = 0; i < length; i++) order[i] = (((order[i] as number) % ROWS_MAX) + ROWS_MAX) % ROWS_MAX
  return order
}
