import { z } from 'zod'
import { id } from '../../../shared/contract/fields.ts'
import { atLeast } from '../../../shared/contract/route.ts'
import { type Ctx, type Services, systemCtx } from '../../core/context.ts'
import { type JobHandlers, jobHandler } from '../../core/jobs/job.ts'
import { Problem } from '../../core/problem.ts'
import { read, transact } from '../../core/transact.ts'
import { asJobsSay } from '../../features/deliveries/index.ts'
import { aboutHandoff, claimHandoff } from '../../features/handoffs/index.ts'
import { ChannelFault, noteFailure, openConnection } from '../../features/integrations/index.ts'
import { plain } from './blocks.ts'
import { slackSettings } from './channel.ts'
import { abortable, type SlackOptions, slackClient } from './client.ts'
import { memberOf } from './member-of.ts'

export const CLAIM_BY_SLACK = 'claim_by_slack'

/** Somebody in Slack pressed Claim. */
const press = z.strictObject({
  integrationId: id,
  handoffId: id,
  slackUserId: z.string(),
  channel: z.string(),
})
export type Press = z.output<typeof press>

type Options = SlackOptions & { publicUrl: string }

/** What makes claims of presses, and tells who pressed, and only them, what came of it. */
export function slackJobs(services: Services, options: Options): JobHandlers {
  return {
    [CLAIM_BY_SLACK]: jobHandler({
      title: 'Claim for somebody who pressed the button in Slack',
      payload: press,
      about: (tx, { handoffId }) => aboutHandoff(tx, { handoffId }),
      run: ({ orgId, payload }, signal) =>
        claimBySlack(systemCtx(services, orgId), options, payload, signal).catch(asJobsSay),
    }),
  }
}

async function claimBySlack(ctx: Ctx, options: Options, press: Press, signal: AbortSignal): Promise<void> {
  const connection = await read(ctx, tx => openConnection(tx, ctx.sealer, press.integrationId))
  if (!connection) return
  const slack = slackClient(slackSettings.parse(connection.settings).botToken, options)
  const tell = (text: string) =>
    abortable(signal, () =>
      slack.chat.postEphemeral({ channel: press.channel, user: press.slackUserId, text }),
    )
  try {
    await tell(await claimAs(ctx, press, options, () => memberOf(ctx, slack, press, signal)))
  } catch (error) {
    if (!(error instanceof ChannelFault) || error.kind !== 'refused') throw error
    // Nothing that another try would mend: the light in the settings says what to do.
    await transact(ctx, tx => noteFailure(tx, press.integrationId, error.message))
    await tell(`It was not claimed. ${error.message}`).catch(() => {})
  }
}

/** Claims for whoever pressed; answers what they are told. */
async function claimAs(
  ctx: Ctx,
  { handoffId }: Press,
  { publicUrl }: Options,
  find: () => ReturnType<typeof memberOf>,
): Promise<string> {
  const queue = `<${publicUrl}/escalations|ResolutionFlow>`
  const actor = await find()
  if (!actor)
    return `ResolutionFlow has no member with the mail address that you have in Slack. Log in to ${queue} to claim, or ask an admin there to invite that address.`
  if (!atLeast(actor.role, 'engineer'))
    return 'Your role in ResolutionFlow is technician, which may not claim. An admin there can change it.'
  try {
    const { sessionId } = await claimHandoff({ ...ctx, actor }, { handoffId })
    return `You have claimed it. <${publicUrl}/pilot/${sessionId}|Open the session>`
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return refusalOf(error)
  }
}

const MOST = 1_000

/** Why it was not claimed, with who was faster. */
function refusalOf({ document }: Problem): string {
  if (document.code !== 'handoff_already_claimed') return `${document.title}.`
  const at = Math.floor(Date.parse(document.claimedAt) / 1000)
  // Slack shows the time in the reader's own zone.
  return `${plain(document.claimedBy.name, MOST)} was faster and claimed it at <!date^${at}^{time}|${document.claimedAt}>.`
}
