import { sql } from 'kysely'
import type { AiUsage } from '../../../shared/contract/ai.ts'
import { type Services, systemCtx } from '../../core/context.ts'
import { type ReadTx, transact } from '../../core/transact.ts'

/** What one call took. */
export type Usage = { inputTokens: number; outputTokens: number; failed: boolean }

const MONTHS_SHOWN = 12
const thisMonth = sql`date_trunc('month', now() at time zone 'utc')::date`

/** Whether the month's tokens or money are used up. */
export async function isLimitReached(tx: ReadTx): Promise<boolean> {
  const { rows } = await sql<{ reached: boolean }>`
    select coalesce(u.input_tokens + u.output_tokens, 0) >= s.monthly_token_limit
           or coalesce(u.cost, 0) >= s.monthly_cost_limit as reached
    from   ai_settings s
    left   join ai_usage u on u.org_id = s.org_id and u.month = ${thisMonth}
    where  s.org_id = ${tx.orgId}`.execute(tx.db)
  return rows[0]?.reached ?? false
}

/**
 * Adds a call to the month, at the prices of this moment, and answers what it cost. Says so once when it reaches the limit.
 */
export const recordUsage = (services: Services, orgId: string, usage: Usage): Promise<number> =>
  transact(systemCtx(services, orgId), async tx => {
    const { inputTokens, outputTokens, failed } = usage
    const reachedBefore = await isLimitReached(tx)
    const { rows } = await sql<{ month: string; cost: number }>`
      with call as (
        select ${thisMonth} as month, ${inputTokens}::bigint as input, ${outputTokens}::bigint as output,
               (${inputTokens}::bigint  * coalesce(max(input_price), 0) +
                ${outputTokens}::bigint * coalesce(max(output_price), 0)) / 1000000 as cost
        from   ai_settings
        where  org_id = ${orgId}
      ), counted as (
        insert into ai_usage as u (org_id, month, calls, failed_calls, input_tokens, output_tokens, cost)
        select ${orgId}, month, 1, ${failed ? 1 : 0}::int, input, output, cost from call
        on conflict (org_id, month) do update
        set    calls = u.calls + 1, failed_calls = u.failed_calls + excluded.failed_calls,
               input_tokens  = u.input_tokens  + excluded.input_tokens,
               output_tokens = u.output_tokens + excluded.output_tokens,
               cost = u.cost + excluded.cost
      )
      select to_char(month, 'YYYY-MM') as month, cost::float8 as cost from call`.execute(tx.db)
    const [{ month, cost } = { month: '', cost: 0 }] = rows
    if (!reachedBefore && (await isLimitReached(tx)))
      tx.emit({
        type: 'ai_limit_reached',
        data: { month },
        audience: { userIds: [], minRole: 'technician' },
      })
    return cost
  })

/** The organization's months, newest first. */
export async function listUsage(tx: ReadTx): Promise<AiUsage['months']> {
  const { rows } = await sql<AiUsage['months'][number]>`
    select   to_char(month, 'YYYY-MM') as month, calls, failed_calls as "failedCalls",
             input_tokens::float8 as "inputTokens", output_tokens::float8 as "outputTokens", cost::float8 as cost
    from     ai_usage
    where    org_id = ${tx.orgId}
    order by ai_usage.month desc
    limit    ${MONTHS_SHOWN}`.execute(tx.db)
  return rows
}
