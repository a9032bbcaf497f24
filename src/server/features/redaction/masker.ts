import { sql } from 'kysely'
import type { SecretField } from '../../../shared/contract/secrets.ts'
import type { CompiledPattern } from '../../../shared/domain/redaction/custom-patterns.ts'
import { type MaskedSecret, maskText } from '../../../shared/domain/redaction/mask-text.ts'
import type { Redacted } from '../../../shared/domain/redaction/redacted.ts'
import type { ReadTx } from '../../core/transact.ts'
import { compilePatterns } from './patterns.ts'

/** A text as it may be stored, and the secrets that stood in it, for `keepSecrets`. */
export type Masked = { field: SecretField; text: Redacted; secrets: MaskedSecret[] }

/** Masks texts of one session with the rules of one organization. */
export type Masker = {
  /** What it masks later knows `text` as said before: the question to an answer. */
  heard(text: string): void
  mask(field: SecretField, text: string): Masked
}

/** How many messages back an answer's question may lie. */
const CONTEXT = 3

/** Masks with these patterns, after these messages. */
export function makeMasker(patterns: CompiledPattern[], before: readonly string[] = []): Masker {
  let said = before.slice(-CONTEXT)
  return {
    heard(text) {
      said = [...said, text].slice(-CONTEXT)
    },
    mask: (field, text) => ({ field, ...maskText(text, { before: said, patterns }) }),
  }
}

/** What the organization looks for besides. */
export async function getPatterns(tx: ReadTx): Promise<CompiledPattern[]> {
  const { rows } = await sql<{ source: string }>`
    select source from redaction_pattern order by created_at, id`.execute(tx.db)
  return compilePatterns(rows.map(({ source }) => source))
}

/** A masker for what is written in a session now, or for the first words of a new one. */
export async function getMasker(tx: ReadTx, sessionId?: string): Promise<Masker> {
  if (sessionId === undefined) return makeMasker(await getPatterns(tx))
  const { rows } = await sql<{ sources: string[]; before: string[] }>`
    select array(select source from redaction_pattern order by created_at, id) as sources,
           array(select   text
                 from     message
                 where    session_id = ${sessionId}
                 order by ordinal desc
                 limit    ${CONTEXT}) as before`.execute(tx.db)
  const { sources, before } = rows[0] ?? { sources: [], before: [] }
  return makeMasker(compilePatterns(sources), before.reverse())
}
