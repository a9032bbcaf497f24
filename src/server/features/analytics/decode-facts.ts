import { createHash } from 'node:crypto'
import type { Facts } from '../../../shared/domain/metrics/facts.ts'

/** Bytes of one packed row: see `handoff_fact.packed` in the migration. */
const ROW = 38
const YEAR_2000 = Date.UTC(2000)
const CODE_BYTES = 6

/** The number that stands for a name in a packed row. */
export const codeOf = (name: string): number =>
  createHash('md5').update(name).digest().readUIntBE(0, CODE_BYTES)

/** Reads packed rows, whose order means nothing. */
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
  let i = 0
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += ROW, i++) {
      facts.created[i] = YEAR_2000 + piece.readInt32BE(at) * 1000
      facts.seen[i] = piece.readInt32BE(at + 4)
      facts.claim[i] = piece.readInt32BE(at + 8)
      facts.action[i] = piece.readInt32BE(at + 12)
      facts.flags[i] = piece.readInt32BE(at + 16)
      facts.client[i] = piece.readUIntBE(at + 20, CODE_BYTES)
      facts.category[i] = piece.readUIntBE(at + 26, CODE_BYTES)
      facts.engineer[i] = piece.readUIntBE(at + 32, CODE_BYTES)
    }
  return facts
}
