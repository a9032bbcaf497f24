import { sql } from 'kysely'
import type { Ctx } from '../../src/server/core/context.ts'
import type { Db } from '../../src/server/core/db/db.ts'
import { transact } from '../../src/server/core/transact.ts'
import { recordUsage } from '../../src/server/features/ai/index.ts'
import * as ai from '../../src/shared/contract/ai.ts'
import { recordBaseline } from '../../src/shared/contract/baselines.ts'
import { createFlow } from '../../src/shared/contract/flow-library.ts'
import * as handoffs from '../../src/shared/contract/handoffs.ts'
import * as members from '../../src/shared/contract/members.ts'
import { listNotifications } from '../../src/shared/contract/notifications.ts'
import { DEFAULT_PREFERENCES } from '../../src/shared/contract/preferences.ts'
import { createRedactionPattern } from '../../src/shared/contract/redaction.ts'
import type { Role } from '../../src/shared/contract/route.ts'
import { revealSecret } from '../../src/shared/contract/secrets.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import type { Member, TestApp } from './app.ts'
import { answered } from './copilot.ts'
import { flowText } from './flow-text.ts'

export type PlantedOrganization = Awaited<ReturnType<typeof plantOrganization>>

/**
 * An organization that has something of everything: a member of each role, a session with a message and a step
 * that is handed off and waits, one that is claimed, one at work in which the copilot answered, one that is resolved,
 * bell entries, a flow, an invitation, a used key.
 * `word` is in every text, so that a search for it finds this organization.
 */
export async function plantOrganization(app: TestApp, word: string) {
  const organization = await app.addOrganization(`${word} MSP`)
  const people: Record<Role, Member> = {
    technician: await organization.hire('technician', `${word} technician`),
    engineer: await organization.hire('engineer', `${word} engineer`),
    admin: await organization.hire('admin', `${word} admin`),
    owner: await organization.hire('owner', `${word} owner`),
  }
  const { technician, engineer, admin } = people

  const start = async (title: string) => {
    const session = await technician.call(
      sessions.createSession,
      {
        body: { title: `${word} ${title}`, problem: `${word} problem`, client: word, ticketRef: `${word}-1` },
      },
      { idempotencyKey: `${word}-start-${title}` },
    )
    const params = { id: session.id }
    const message = await technician.call(sessions.addMessage, { params, body: { text: `${word} message` } })
    const step = await technician.call(sessions.addStep, {
      params,
      body: { text: `${word} step`, outcome: 'failed', messageId: message.id },
    })
    return { session, message, step }
  }
  const escalate = ({ session }: Awaited<ReturnType<typeof start>>) =>
    technician.call(handoffs.createHandoff, {
      params: { id: session.id },
      body: { reason: `${word} reason`, impact: `${word} impact` },
    })

  const active = await start('active')
  await answered(technician, active.session.id)
  const waiting = await start('waiting')
  const taken = await start('taken')
  const open = await escalate(waiting)
  const toClaim = await escalate(taken)
  const claimed = await engineer.call(handoffs.claimHandoff, {
    params: { id: toClaim.id },
    body: { readBack: `${word} read back` },
  })
  await engineer.call(handoffs.seeHandoff, { params: { id: open.id }, body: {} })
  await engineer.call(handoffs.lookAtHandoff, { params: { id: open.id }, body: { looking: true } })
  const closed = await start('closed')
  await technician.call(sessions.resolveSession, {
    params: { id: closed.session.id },
    body: { resolution: `${word} resolution` },
  })
  const flow = await admin.call(createFlow, {
    body: { text: flowText({ id: `${word.toLowerCase()}-flow`, title: `${word} flow` }) },
  })
  const baseline = await engineer.call(recordBaseline, {
    body: { source: 'typed', seconds: 300, note: `${word} note` },
  })
  const pattern = await admin.call(createRedactionPattern, {
    body: { name: `${word} numbers`, source: `${word}-\\d{6}` },
  })
  await plantReveal(engineer, technician, waiting.session.id)
  const bell = await engineer.call(listNotifications, {})
  const [notification] = bell.notifications
  if (!notification) throw new Error('Nobody was told of the open hand-off')
  await plantAftermath(admin.ctx)
  const outside = await plantOutside(admin.ctx, open)
  const { invitation, link } = await admin.call(members.createInvitation, {
    body: { email: `${word}@invited.test`.toLowerCase(), role: 'technician' },
  })
  await admin.call(ai.changeAiSettings, {
    body: {
      provider: 'off',
      baseUrl: `https://${word}.example.test/v1`,
      model: `${word} model`,
      jsonSchema: true,
      monthlyTokenLimit: null,
      monthlyCostLimit: null,
      inputPrice: null,
      outputPrice: null,
    },
  })
  await recordUsage(app.services, organization.orgId, { inputTokens: 9, outputTokens: 1, failed: false })
  return {
    orgId: organization.orgId,
    word,
    people,
    active,
    waiting,
    taken,
    closed,
    baseline,
    open,
    claimed,
    notification,
    flow,
    pattern,
    invitation,
    link,
    outside,
  }
}

/** A secret in a session that waits for somebody, and a look at it. */
async function plantReveal(engineer: Member, technician: Member, sessionId: string) {
  const params = { id: sessionId }
  const { id: entryId } = await technician.call(sessions.addMessage, {
    params,
    body: { text: 'the password is Winter2024!' },
  })
  await engineer.call(revealSecret, { params, body: { field: 'message', entryId, place: 1 } })
}

/** A timer that is far away, a destination that is left alone, and answers of a model that could not be used. */
const plantAftermath = (ctx: Ctx) =>
  transact(ctx, async tx => {
    tx.enqueue({ kind: 'planted', payload: {}, destination: 'planted', delayMs: 3_600_000 })
    await sql`
      insert into assessment_fault (org_id, handoff_id, message)
      select org_id, id, 'planted' from handoff`.execute(tx.db)
    await sql`
      insert into setting (org_id, name, value) values (${tx.orgId}, 'planted', '1'::jsonb)`.execute(tx.db)
    await sql`
      insert into nudge_answer (org_id, session_id, user_id)
      select org_id, id, owner_id from pilot_session`.execute(tx.db)
    await sql`
      insert into job_pause (org_id, destination, until)
      values (${tx.orgId}, 'planted', now() + interval '1 hour')`.execute(tx.db)
  })

export type PlantedOutside = {
  integrationId: string
  deliveryId: string
  subscriptionId: string
  jobId: number
}

/** What an organization has outside of the app: connections that are paused, a delivery that was given up, a browser. */
const plantOutside = (ctx: Ctx, handoff: { id: string; sessionId: string }): Promise<PlantedOutside> =>
  transact(ctx, async tx => {
    const add = async (kind: string, config: object) => {
      const { rows } = await sql<{ id: string }>`
        insert into integration (org_id, kind, name, config, paused, created_by)
        values (${tx.orgId}, ${kind}, 'Planted', ${JSON.stringify(config)}::jsonb, true, ${tx.actor.id})
        returning id`.execute(tx.db)
      return rows[0]?.id ?? ''
    }
    const integrationId = await add('webhook', { url: 'https://hooks.example.test/' })
    await add('webpush', { contact: 'push@example.test', publicKey: 'planted' })
    const { rows } = await sql<{ id: string }>`
      insert into delivery (org_id, event, session_id, handoff_id, fence, channel, integration_id, actor_name, state, error)
      values (${tx.orgId}, 'escalation', ${handoff.sessionId}, ${handoff.id}, 0, 'webhook', ${integrationId}, 'Planted',
              'failed', 'Planted')
      returning id`.execute(tx.db)
    const subscription = await sql<{ id: string }>`
      insert into push_subscription (org_id, user_id, address, sealed, browser)
      values (${tx.orgId}, ${tx.actor.id}, 'planted', 'planted', 'Planted') returning id`.execute(tx.db)
    await sql`
      insert into notification_preference (org_id, user_id, value)
      values (${tx.orgId}, ${tx.actor.id}, ${JSON.stringify(DEFAULT_PREFERENCES)}::jsonb)`.execute(tx.db)
    await sql`
      insert into presence (org_id, user_id, node) values (${tx.orgId}, ${tx.actor.id}, gen_random_uuid())`.execute(
      tx.db,
    )
    const slackId = await add('slack', { channel: 'C0123456789' })
    await sql`
      insert into slack_user (org_id, integration_id, slack_user_id, user_id)
      values (${tx.orgId}, ${slackId}, 'U0123456789', ${tx.actor.id})`.execute(tx.db)
    await sql`
      insert into slack_request (org_id, signature) values (${tx.orgId}, 'v0=planted')`.execute(tx.db)
    const job = await sql<{ id: number }>`
      insert into job (org_id, kind, payload, last_error, attempts, dead_at)
      values (${tx.orgId}, 'planted', '{}', 'Planted', 10, now()) returning id`.execute(tx.db)
    return {
      integrationId,
      deliveryId: rows[0]?.id ?? '',
      subscriptionId: subscription.rows[0]?.id ?? '',
      jobId: Number(job.rows[0]?.id),
    }
  })

/** The tenant tables that the catalogue knows. */
export async function listTenantTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where  relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    order by relname`.execute(db.kysely)
  return rows.map(({ name }) => name)
}

/** Every row that belongs to an organization, to compare with what it was before. */
export async function dumpOrganization(db: Db, orgId: string): Promise<Record<string, unknown[]>> {
  const sources = (await listTenantTables(db)).map(
    name => [name, sql`${sql.table(name)} t where t.org_id = ${orgId}`] as const,
  )
  const dump: Record<string, unknown[]> = {}
  for (const [name, source] of [
    ...sources,
    ['auth.organization', sql`auth.organization t where t.id = ${orgId}`] as const,
    ['auth.member', sql`auth.member t where t.organization_id = ${orgId}`] as const,
    ['auth.invitation', sql`auth.invitation t where t.organization_id = ${orgId}`] as const,
    ['auth.session', sql`auth.session t where t.active_organization_id = ${orgId}`] as const,
  ]) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) as row from ${source} order by to_jsonb(t)::text`.execute(db.kysely)
    dump[name] = rows.map(({ row }) => row)
  }
  return dump
}
