import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../../shared/contract/fields.ts'
import { receiveSlackInteraction } from '../../../shared/contract/slack.ts'
import { type Services, systemCtx } from '../../core/context.ts'
import { type App, route } from '../../core/http/route.ts'
import { Problem, problem } from '../../core/problem.ts'
import { type Tx, transact } from '../../core/transact.ts'
import { openConnection } from '../../features/integrations/index.ts'
import { CLAIM_ACTION } from './blocks.ts'
import { slackSettings } from './channel.ts'
import { CLAIM_BY_SLACK, type Press } from './claim-by-slack.ts'
import { isSignedBySlack } from './signature.ts'

/** Past this a signed request is too old anyway. */
const REMEMBERED = sql`interval '15 minutes'`

/** What of an interaction is of use: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const interaction = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string().regex(/^[UW][A-Z0-9]{2,20}$/) }),
  channel: z.object({ id: z.string().regex(/^[CGD][A-Z0-9]{2,20}$/) }),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })),
})

/** Where Slack tells of presses. It answers at once and leaves the claim to a job: Slack waits for three seconds only. */
export function slackInteractionRoutes(app: App): void {
  void app.server.register(async server => {
    // The signature is over the body as it came.
    server.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer' },
      (_request, body, done) => done(null, body),
    )
    route({ ...app, server }, receiveSlackInteraction, async ({ request, ...services }, { params }) => {
      await receive(services, params, request).catch(asUnsigned)
      return {}
    })
  })
}

const receive = (
  services: Services,
  { orgId, id: integrationId }: { orgId: string; id: string },
  { headers, body }: FastifyRequest,
): Promise<void> =>
  transact(systemCtx(services, orgId), async tx => {
    const connection = await openConnection(tx, tx.sealer, integrationId)
    const secret =
      connection?.kind === 'slack' ? slackSettings.parse(connection.settings).signingSecret : undefined
    const signature = headers['x-slack-signature']
    const signed = { timestamp: headers['x-slack-request-timestamp'], signature, body }
    if (!secret || !isSignedBySlack(secret, signed)) throw problem('slack_signature_invalid')
    await refuseRepeat(tx, String(signature))

    const press = readPress(integrationId, body as Buffer)
    if (press)
      tx.enqueue({
        kind: CLAIM_BY_SLACK,
        payload: press,
        // Not behind the messages to the channel: a busy or paused destination does not hold a claim up.
        destination: `claims of ${integrationId}`,
      })
  })

/** Every node knows what any of them has taken. */
async function refuseRepeat(tx: Tx, signature: string): Promise<void> {
  const { rows } = await sql`
    with old as (
      delete from slack_request where at < now() - ${REMEMBERED}
    )
    insert into slack_request (org_id, signature) values (${tx.orgId}, ${signature})
    on conflict do nothing
    returning signature`.execute(tx.db)
  if (rows.length === 0) throw problem('slack_signature_invalid')
}

/** The claim that a body asks for. Undefined for all else that Slack tells, such as the press of a link. */
function readPress(integrationId: string, body: Buffer): Press | undefined {
  const parsed = interaction.safeParse(jsonOf(new URLSearchParams(body.toString('utf8')).get('payload')))
  const handoffId = parsed.data?.actions.find(({ action_id }) => action_id === CLAIM_ACTION)?.value
  if (!parsed.data || !id.safeParse(handoffId).success) return undefined
  const { user, channel } = parsed.data
  return { integrationId, handoffId: handoffId ?? '', slackUserId: user.id, channel: channel.id }
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** An organization that does not exist signs nothing either: nobody learns which there are. */
function asUnsigned(error: unknown): never {
  if (error instanceof Problem && error.code === 'no_organization') throw problem('slack_signature_invalid')
  throw error
}
