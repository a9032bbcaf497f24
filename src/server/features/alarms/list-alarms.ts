import type { Alarm } from '../../../shared/contract/alarms.ts'
import { countDeadJobs } from '../../core/jobs/dead-letters.ts'
import type { ReadTx } from '../../core/transact.ts'
import { listFailing } from '../integrations/index.ts'

/**
 * The troubles that there are, read where they stand: so each is told once, and is gone when its cause is. Nothing has to be
 * raised or cleared.
 */
export async function listAlarms(tx: ReadTx): Promise<Alarm[]> {
  const failing = await listFailing(tx)
  const { total, lastAt } = await countDeadJobs(tx)
  return [
    ...failing.map(
      ({ id, kind, name, lastError, lastSuccessAt }): Alarm => ({
        type: 'channel_failing',
        integrationId: id,
        kind,
        name,
        error: lastError ?? '',
        lastSuccessAt,
      }),
    ),
    ...(lastAt ? [{ type: 'dead_letters' as const, total, lastAt: lastAt.toISOString() }] : []),
  ]
}
