import type { WebClient } from '@slack/web-api'
import { sql } from 'kysely'
import type { Role } from '../../../shared/contract/route.ts'
import type { Actor, Ctx } from '../../core/context.ts'
import { type ReadTx, read, transact } from '../../core/transact.ts'
import { abortable } from './client.ts'

type Who = { integrationId: string; slackUserId: string }

/**
 * The member who somebody in Slack is: kept, or found by the mail address that Slack has of them. Undefined for whoever is
 * no member, or comes from another workspace, whose admins could give them any address.
 */
export async function memberOf(
  ctx: Ctx,
  slack: WebClient,
  who: Who,
  signal: AbortSignal,
): Promise<Actor | undefined> {
  const kept = await read(ctx, tx => keptMember(tx, who))
  if (kept) return kept
  const email = await addressOf(slack, who.slackUserId, signal)
  if (!email) return undefined
  return transact(ctx, async tx => {
    const { rows } = await sql<MemberRow>`
      with member as (
        select id, name, role from member_directory where lower(email) = lower(${email})
      ), kept as (
        insert into slack_user (org_id, integration_id, slack_user_id, user_id)
        select ${tx.orgId}, ${who.integrationId}, ${who.slackUserId}, id from member
        on conflict (org_id, integration_id, slack_user_id) do update set user_id = excluded.user_id, at = now()
      )
      select id, name, role from member`.execute(tx.db)
    return actorOf(tx, rows[0])
  })
}

type MemberRow = { id: string; name: string; role: Role }

/** Whoever left is nobody, whatever was kept. */
async function keptMember(tx: ReadTx, { integrationId, slackUserId }: Who): Promise<Actor | undefined> {
  const { rows } = await sql<MemberRow>`
    select m.id, m.name, m.role
    from   slack_user s
    join   member_directory m on m.id = s.user_id
    where  s.integration_id = ${integrationId} and s.slack_user_id = ${slackUserId}`.execute(tx.db)
  return actorOf(tx, rows[0])
}

const actorOf = ({ orgId }: ReadTx, row: MemberRow | undefined): Actor | undefined =>
  row && { id: row.id, name: row.name, role: row.role, orgId }

/** The confirmed address of somebody of the app's own workspace or Enterprise Grid. */
async function addressOf(
  slack: WebClient,
  slackUserId: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const [home, { user }] = await abortable(signal, () =>
    Promise.all([slack.auth.test(), slack.users.info({ user: slackUserId })]),
  )
  if (!user || user.is_bot || user.is_email_confirmed === false) return undefined
  const sameWorkspace = user.team_id === home.team_id
  const sameGrid =
    home.enterprise_id !== undefined && user.enterprise_user?.enterprise_id === home.enterprise_id
  return sameWorkspace || sameGrid ? user.profile?.email : undefined
}
