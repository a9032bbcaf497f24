import type { DeadLetter } from '../../../shared/contract/dead-letters.ts'
import { type DeadJob, listDeadJobs } from '../../core/jobs/dead-letters.ts'
import type { JobHandlers } from '../../core/jobs/job.ts'
import type { ReadTx } from '../../core/transact.ts'

/** How many a page shows. */
const SIZE = 100

/** What was given up last, told by its handlers. */
export async function listDeadLetters(tx: ReadTx, handlers: JobHandlers): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = []
  for (const job of await listDeadJobs(tx, SIZE)) letters.push(await present(tx, handlers, job))
  return letters
}

async function present(tx: ReadTx, handlers: JobHandlers, job: DeadJob): Promise<DeadLetter> {
  const handler = handlers[job.kind]
  const payload = handler?.payload.safeParse(job.payload)
  return {
    id: Number(job.id),
    // A kind that an older or newer node knows.
    title: handler?.title ?? 'Work that this version does not know',
    about: payload?.success ? ((await handler?.about?.(tx, payload.data)) ?? null) : null,
    error: job.last_error,
    attempts: job.attempts,
    queuedAt: job.created_at.toISOString(),
    deadAt: job.dead_at.toISOString(),
  }
}
