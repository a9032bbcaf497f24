import { z } from 'zod'
import { id } from '../../../shared/contract/fields.ts'
import type { Services } from '../../core/context.ts'
import { type JobHandlers, jobHandler } from '../../core/jobs/job.ts'
import type { Refining } from './assessor.ts'
import { endAssessment, refineAssessment } from './commands/refine-assessment.ts'
import { ASK, DEADLINE } from './job-names.ts'

const payload = z.strictObject({ handoffId: id })

/** What asks a model. It waits for the network. */
export const handoffJobs = (services: Services, refining: Refining): JobHandlers => ({
  [ASK]: jobHandler({
    payload,
    timeoutMs: (refining.seconds + 5) * 1000,
    run: ({ orgId, payload }, signal) => refineAssessment(services, refining, { orgId, ...payload }, signal),
  }),
})

/** What keeps deadlines. It waits for the database alone. */
export const handoffTimers = (services: Services): JobHandlers => ({
  [DEADLINE]: jobHandler({
    payload,
    run: ({ orgId, payload }) => endAssessment(services, { orgId, ...payload }, { status: 'timed_out' }),
  }),
})
