import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { patternFields, RedactionPattern } from '../../../../shared/contract/redaction.ts'
import { PATTERN_LIMITS } from '../../../../shared/domain/redaction/custom-patterns.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { type Tx, transact } from '../../../core/transact.ts'

type Fields = z.output<typeof patternFields>

/** Hides something more from now on. */
export const createPattern = (ctx: Ctx, { name, source }: Fields): Promise<RedactionPattern> =>
  change(
    ctx,
    sql`
      insert into redaction_pattern (org_id, name, source) values (${ctx.actor.orgId}, ${name}, ${source})
      returning id, name, source`,
  )

/** Changes what a pattern is called and finds. */
export const changePattern = (ctx: Ctx, { id, name, source }: Fields & { id: string }) =>
  change(
    ctx,
    sql`
      update redaction_pattern set name = ${name}, source = ${source} where id = ${id}
      returning id, name, source`,
  )

/** Deletes a pattern. What it has hidden stays hidden. */
export const deletePattern = (ctx: Ctx, id: string): Promise<RedactionPattern> =>
  change(ctx, sql`delete from redaction_pattern where id = ${id} returning id, name, source`)

/** One change of the list, and word of it to those who may see the list. */
const change = (ctx: Ctx, statement: RawBuilder<unknown>): Promise<RedactionPattern> =>
  transact(ctx, async tx => {
    await lockPatterns(tx)
    const { rows } = await (statement as RawBuilder<RedactionPattern>).execute(tx.db)
    const [changed] = rows
    if (!changed) throw problem('not_found')
    const patterns = await countPatterns(tx)
    if (patterns > PATTERN_LIMITS.patterns) throw problem('too_many_patterns')
    tx.emit({
      type: 'redaction_patterns_changed',
      data: { patterns },
      audience: { userIds: [], minRole: 'admin' },
    })
    return changed
  })

/** One change at a time, so that two admins together stay below the limit. */
const lockPatterns = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`redaction_pattern ${tx.orgId}`}, 0))`.execute(tx.db)

async function countPatterns(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from redaction_pattern`.execute(tx.db)
  return rows[0]?.n ?? 0
}
