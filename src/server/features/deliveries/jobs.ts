import { z } from 'zod'
import { id } from '../../../shared/contract/fields.ts'
import { type Services, systemCtx } from '../../core/context.ts'
import { GiveUp, JobFault, type JobHandlers, jobHandler, TryLater } from '../../core/jobs/job.ts'
import { adviceOf, ChannelFault } from '../integrations/index.ts'
import { RETRACT, SEND } from './job-names.ts'
import { aboutDelivery } from './queries.ts'
import { queueAgain } from './replay-delivery.ts'
import { giveUpDelivery, retractDelivery, type Sending, sendDelivery } from './send-delivery.ts'

const payload = z.strictObject({ deliveryId: id })

/** What sends deliveries and takes them back. */
export function deliveryJobs(services: Services, sending: Sending): JobHandlers {
  const ctx = (orgId: string) => systemCtx(services, orgId)
  return {
    [SEND]: jobHandler({
      title: 'Send a message',
      payload,
      run: ({ orgId, payload: { deliveryId } }, signal) =>
        sendDelivery(ctx(orgId), sending, deliveryId, signal).catch(asJobsSay),
      about: (tx, { deliveryId }) => aboutDelivery(tx, deliveryId),
      onGivenUp: (tx, { payload: { deliveryId } }) => giveUpDelivery(tx, deliveryId),
      onReplay: async (tx, { deliveryId }) => void (await queueAgain(tx, deliveryId)),
    }),
    [RETRACT]: jobHandler({
      title: 'Take a message back',
      payload,
      run: ({ orgId, payload: { deliveryId } }, signal) =>
        retractDelivery(ctx(orgId), sending, deliveryId, signal).catch(asJobsSay),
      about: (tx, { deliveryId }) => aboutDelivery(tx, deliveryId),
    }),
  }
}

/** What a channel's fault means to the outbox. */
export function asJobsSay(error: unknown): never {
  if (!(error instanceof ChannelFault)) throw error
  const advice = adviceOf(error)
  if (error.kind === 'refused') throw new GiveUp(advice)
  if (error.retryAfterSeconds !== undefined)
    throw new TryLater(error.retryAfterSeconds, advice, { pause: true })
  throw new JobFault(advice)
}
