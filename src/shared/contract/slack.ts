import { z } from 'zod'
import { id, userId } from './fields.ts'
import { defineRoute } from './route.ts'

export const receiveSlackInteraction = defineRoute('receiveSlackInteraction', {
  summary: 'Take the press of a button in a Slack message',
  description:
    'Called by Slack alone, as `application/x-www-form-urlencoded`, with `X-Slack-Signature` over the body as it came and `X-Slack-Request-Timestamp` of the last five minutes. Each request counts once. The claim follows the answer; who pressed is told in Slack, and nobody else.',
  access: 'public',
  params: z.strictObject({ orgId: userId, id }),
  response: z.strictObject({}),
  problems: ['slack_signature_invalid'],
})
