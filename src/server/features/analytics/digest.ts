import { sql } from 'kysely'
import { z } from 'zod'
import { day } from '../../../shared/contract/analytics.ts'
import { type Digest, digestOf } from '../../../shared/domain/metrics/digest.ts'
import { addDays } from '../../../shared/domain/metrics/zone.ts'
import { type Ctx, type Services, systemCtx } from '../../core/context.ts'
import type { Sealer } from '../../core/crypto.ts'
import { type JobHandlers, jobHandler, TryLater } from '../../core/jobs/job.ts'
import { getSetting } from '../../core/settings.ts'
import { read, type Tx, transact } from '../../core/transact.ts'
import { asJobsSay } from '../deliveries/index.ts'
import { adviceOf, type Connection, noteFailure, noteSuccess, openSettings } from '../integrations/index.ts'
import { notifyOfWeek } from '../notifications/index.ts'
import { timeZone } from '../organization/index.ts'
import { digestDue, mondayOf } from './digest-week.ts'
import { getFigures } from './get-figures.ts'
import { getRecovered } from './get-recovered.ts'
import { analyticsSetting } from './settings.ts'

const DIGEST = 'weekly_digest'
const MAIL = 'mail_digest'

/** A digest on its way to one owner. */
export type DigestMail = Digest & {
  id: string
  to: { id: string; name: string; email: string }
  link: string
  settings: string
}

/** What mails a digest. Throws `ChannelFault`. */
export type SendDigest = (mail: DigestMail, connection: Connection, signal: AbortSignal) => Promise<void>

type Digesting = { send: SendDigest; sealer: Sealer; publicUrl: string }

/**
 * Sees to the digest of this week, with the first escalation of it: a week without any has nothing to say and gets no job.
 * Further ones find the job there.
 */
export async function planDigest(tx: Tx): Promise<void> {
  const zone = await getSetting(tx, timeZone)
  const monday = mondayOf(await now(tx), zone)
  tx.enqueue({ kind: DIGEST, key: monday, payload: { monday }, dueAt: new Date(digestDue(monday, zone)) })
}

async function now({ db }: Pick<Tx, 'db'>): Promise<number> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(db)
  return rows[0]?.now.getTime() ?? Date.now()
}

const mailPayload = z.strictObject({
  integrationId: z.uuid(),
  userId: z.string(),
  monday: day,
  title: z.string(),
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
})
type MailPayload = z.output<typeof mailPayload>

/** What makes the digest of a week, and what mails it to each owner. */
export const digestJobs = (services: Services, digesting: Digesting): JobHandlers => ({
  [DIGEST]: jobHandler({
    title: 'Make the weekly digest',
    payload: z.strictObject({ monday: day }),
    run: ({ orgId, payload: { monday } }) => makeDigest(systemCtx(services, orgId), monday),
  }),
  [MAIL]: jobHandler({
    title: 'Mail the weekly digest',
    payload: mailPayload,
    run: ({ orgId, payload }, signal) => mailDigest(systemCtx(services, orgId), digesting, payload, signal),
  }),
})

/** Tells owners of a week that is over, unless it is switched off or there is nothing to tell. */
async function makeDigest(ctx: Ctx, monday: string): Promise<void> {
  const { wanted, wait } = await read(ctx, async tx => ({
    wanted: (await getSetting(tx, analyticsSetting)).weeklyDigest,
    wait: digestDue(monday, await getSetting(tx, timeZone)) - (await now(tx)),
  }))
  // The organization has moved to the west since the job was made.
  if (wait > 0) throw new TryLater(wait / 1000, 'the week is not over in the new time zone')
  if (!wanted) return
  const week = { period: 'custom', from: monday, to: addDays(monday, 7) } as const
  const digest = digestOf(await getFigures(ctx, week), await getRecovered(ctx, week))
  if (!digest) return
  await transact(ctx, async tx => {
    const { rows: owners } = await sql<{ id: string }>`
      select id from member_directory where role = 'owner'`.execute(tx.db)
    const userIds = owners.map(({ id }) => id)
    if (!(await notifyOfWeek(tx, userIds, { title: digest.title, link: linkOf(monday) }))) return
    const { rows: mail } = await sql<{ id: string }>`
      select id from integration where kind = 'email' and removed_at is null and not paused`.execute(tx.db)
    for (const { id: integrationId } of mail)
      for (const userId of userIds)
        tx.enqueue({
          kind: MAIL,
          key: `${monday} ${userId}`,
          destination: integrationId,
          payload: { integrationId, userId, monday, ...digest } satisfies MailPayload,
        })
  })
}

const linkOf = (monday: string) =>
  `/analytics/escalations?period=custom&from=${monday}&to=${addDays(monday, 7)}`

type Row = {
  id: string
  name: string
  config: Record<string, unknown>
  secrets: string | null
  person: string
  email: string
}

/** Mails a digest to somebody who is an owner and wants it still, over an integration that is there still. */
async function mailDigest(
  ctx: Ctx,
  { send, sealer, publicUrl }: Digesting,
  { integrationId, userId, monday, title, lines }: MailPayload,
  signal: AbortSignal,
): Promise<void> {
  const { rows } = await read(ctx, ({ db }) =>
    sql<Row>`
      select i.id, i.name, i.config, i.secrets, m.name as person, m.email
      from   integration i, member_directory m
      where  i.id = ${integrationId} and i.removed_at is null and not i.paused
      and    m.id = ${userId} and m.role = 'owner'
      and    not exists (select from notification_preference p
                         where p.user_id = m.id and p.value->>'weeklyDigest' = 'false')`.execute(db),
  )
  const [row] = rows
  if (!row) return
  try {
    await send(
      {
        id: `digest-${monday}-${userId}`,
        to: { id: userId, name: row.person, email: row.email },
        title,
        lines,
        link: publicUrl + linkOf(monday),
        settings: `${publicUrl}/analytics/escalations`,
      },
      { id: row.id, orgId: ctx.actor.orgId, name: row.name, settings: openSettings(sealer, row) },
      signal,
    )
  } catch (error) {
    await transact(ctx, tx => noteFailure(tx, integrationId, adviceOf(error)))
    asJobsSay(error)
  }
  await transact(ctx, tx => noteSuccess(tx, integrationId))
}
