import { type DeadJobs, replayDeadJobs } from '../../core/jobs/dead-letters.ts'
import type { JobHandlers } from '../../core/jobs/job.ts'
import type { Tx } from '../../core/transact.ts'

/** Begins what was given up anew, and has whoever owns it say so. Answers how much it was. */
export async function replayLetters(tx: Tx, handlers: JobHandlers, which: DeadJobs): Promise<number> {
  const jobs = await replayDeadJobs(tx, which)
  for (const { kind, payload } of jobs) {
    const handler = handlers[kind]
    const parsed = handler?.payload.safeParse(payload)
    if (parsed?.success) await handler?.onReplay?.(tx, parsed.data)
  }
  return jobs.length
}
