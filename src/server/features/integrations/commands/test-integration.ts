import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { read, transact } from '../../../core/transact.ts'
import { ChannelFault } from '../kind.ts'
import { noteFailure, noteSuccess } from '../outcome.ts'
import { openConnection } from '../settings.ts'
import { type Keeper, kindOf } from './change-integration.ts'

/** Longer than any channel waits for its other side. */
const TEST_MS = 20_000

/**
 * Sends a real message now, outside of any transaction, and notes how it went. What is wrong is an answer, not a refusal.
 */
export async function testIntegration(
  ctx: Ctx,
  keeper: Keeper,
  id: string,
): Promise<{ ok: boolean; detail: string }> {
  const { connection, tester } = await read(ctx, async tx => {
    const connection = await openConnection(tx, keeper.sealer, id)
    if (!connection) throw problem('not_found')
    const tester = await tx.db
      .selectFrom('member_directory')
      .select(['id', 'name', 'email'])
      .where('id', '=', tx.actor.id)
      .executeTakeFirst()
    return { connection, tester }
  })
  try {
    const detail = await kindOf(keeper, connection.kind).test(
      connection,
      { id: ctx.actor.id, name: ctx.actor.name, email: tester?.email ?? '' },
      AbortSignal.timeout(TEST_MS),
    )
    await transact(ctx, tx => noteSuccess(tx, id))
    return { ok: true, detail }
  } catch (error) {
    const detail = adviceOf(error)
    if (!(error instanceof ChannelFault)) ctx.log.warn({ err: error, integration: id }, 'a test failed')
    await transact(ctx, tx => noteFailure(tx, id, detail))
    return { ok: false, detail }
  }
}

/** What people are told of a failure. What is no `ChannelFault` may hold anything, so nothing of it is shown. */
export const adviceOf = (error: unknown): string => {
  if (error instanceof ChannelFault) return error.message
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return 'The other side did not answer in time. Is its address right, and is it up?'
  return 'It failed for a reason that we did not expect; the server’s log has more.'
}
