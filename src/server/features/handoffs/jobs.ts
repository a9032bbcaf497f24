import { z } from 'zod'
import { id } from '../../../shared/contract/fields.ts'
import { notificationTitle } from '../../../shared/domain/notification-title.ts'
import type { Services } from '../../core/context.ts'
import { type JobHandlers, jobHandler } from '../../core/jobs/job.ts'
import type { ReadTx } from '../../core/transact.ts'
import type { Refining } from './assessor.ts'
import { endAssessment, refineAssessment } from './commands/refine-assessment.ts'
import { ASK, DEADLINE } from './job-names.ts'
import { getHandoff } from './queries.ts'

const payload = z.strictObject({ handoffId: id })

/** What an admin reads of a job that was given up. */
export async function aboutHandoff(tx: ReadTx, { handoffId }: { handoffId: string }) {
  const row = await getHandoff(tx, handoffId)
  if (!row) return null
  const { creator_name: name, ticket_ref: ticketRef, problem, session_id } = row
  return { text: notificationTitle('escalation', { name, ticketRef, problem }), link: `/pilot/${session_id}` }
}

/** What asks a model. It waits for the network. */
export const handoffJobs = (services: Services, refining: Refining): JobHandlers => ({
  [ASK]: jobHandler({
    title: 'Ask the AI for an assessment',
    payload,
    about: aboutHandoff,
    timeoutMs: (refining.seconds + 5) * 1000,
    run: ({ orgId, payload }, signal) => refineAssessment(services, refining, { orgId, ...payload }, signal),
  }),
})

/** What keeps deadlines. It waits for the database alone. */
export const handoffTimers = (services: Services): JobHandlers => ({
  [DEADLINE]: jobHandler({
    title: 'End the wait for an assessment',
    payload,
    about: aboutHandoff,
    run: ({ orgId, payload }) => endAssessment(services, { orgId, ...payload }, { status: 'timed_out' }),
  }),
})
