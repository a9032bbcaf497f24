import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { pino } from 'pino'
import { insertOrganization } from '../../../src/server/core/auth/accounts.ts'
import { changePeople } from '../../../src/server/core/auth/people.ts'
import { type Ctx, type Services, systemCtx } from '../../../src/server/core/context.ts'
import { makeSealer } from '../../../src/server/core/crypto.ts'
import { migrate } from '../../../src/server/core/db/migrate.ts'
import { openPostgres } from '../../../src/server/core/db/postgres.ts'
import { makeMetrics } from '../../../src/server/core/metrics.ts'
import { read } from '../../../src/server/core/transact.ts'
import { createHandoff } from '../../../src/shared/contract/handoffs.ts'
import { addIntegration } from '../../../src/shared/contract/integrations.ts'
import { addPushSubscription } from '../../../src/shared/contract/preferences.ts'
import type { Role } from '../../../src/shared/contract/route.ts'
import { createSession } from '../../../src/shared/contract/sessions.ts'
import { type ServerProcess, startServer } from '../../crash/support/server-process.ts'
import { hire, PASSWORD } from '../../support/app.ts'
import { type Caller, logIn, makeCaller } from '../../support/caller.ts'
import { makePushBrowser } from '../../support/outside/browser-push.ts'
import { makeCertificate } from '../../support/outside/certificate.ts'
import { databasesOf } from '../../support/postgres.ts'
import { type Outside, startOutside } from './outside-in-turn.ts'
import type { TicketSide } from './ticket-sides.ts'

/** A delivery to the outside at the end, with the name under which its channel knows it. */
export type Ended = { id: string; channel: string; state: string; name: string; dead: boolean }

export type FaultRun = {
  outside: Outside
  /** Of each organization. */
  admins: Caller[]
  /** Sessions whose escalation was answered. */
  escalated: string[]
  /** Deliveries to the outside, once none of them waits any more. */
  ended(): Promise<Ended[]>
  stop(): Promise<void>
}

const SECRET = 'a secret that every life of the server is given'
const WRITERS = 4

/** An organization with every channel and a ticket system, and who is logged in there. */
type Desk = { orgId: string; technician: string; admin: string; tickets: TicketSide }

/**
 * Escalates so many times over the API, in one organization for each ticket system, while every channel in turn refuses,
 * hangs, asks to wait, cuts or is gone, and the server is killed with -9 and started again. A client that got no answer asks
 * again under the same key. At the end everything works.
 */
export async function escalateThroughFaults(
  postgresUrl: string,
  { escalations, kills }: { escalations: number; kills: number },
): Promise<FaultRun> {
  const certificate = await makeCertificate()
  const outside = await startOutside(certificate)
  const { url, drop } = await databasesOf(postgresUrl)()
  const db = await openPostgres(url, pino({ level: 'silent' }), 4)
  const services: Services = {
    db,
    log: pino({ level: 'silent' }),
    metrics: makeMetrics({ defaults: false }),
    sealer: makeSealer(SECRET),
  }
  await migrate(db.kysely)
  const start = () =>
    startServer({
      DATABASE_URL: url,
      RF_SECRET_KEY: SECRET,
      RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1,localhost',
      NODE_EXTRA_CA_CERTS: certificate.file,
      SLACK_API_URL: outside.slackUrl,
    })
  let server: Promise<ServerProcess> = start()
  const stop = async () => {
    await (await server).kill()
    await Promise.all([outside.close(), db.close(), certificate.remove()])
    await drop()
  }
  try {
    const as = async (cookie: string) => makeCaller((await server).url, cookie)
    async function openDesk(tickets: TicketSide): Promise<Desk> {
      const orgId = await changePeople(services, null, async tx => {
        const id = await insertOrganization(tx, `Fault MSP with ${tickets.kind}`)
        return { orgId: id, result: id }
      })
      const join = async (role: Role) => {
        const email = `${role}@${tickets.kind}.test`
        await hire(services, orgId, { role, name: role, email })
        return (await logIn((await server).url, email, PASSWORD)).cookie
      }
      const [technician, admin] = [await join('technician'), await join('admin')]
      const engineer = await join('engineer')
      for (const { kind, settings } of [...outside.channels, tickets])
        await (await as(admin)).call(addIntegration, { body: { kind, name: kind, settings } })
      await (await as(engineer)).call(addPushSubscription, {
        body: { endpoint: outside.pushUrl, keys: makePushBrowser().keys, browser: 'Firefox' },
      })
      return { orgId, technician, admin, tickets }
    }
    const desks: Desk[] = []
    for (const tickets of outside.ticketSystems) desks.push(await openDesk(tickets))

    const escalated: string[] = []
    let killed = 0
    let begun = 0
    /** Under the same key until it is answered: only a kill breaks a call. */
    async function surely<T>(cookie: string, call: (caller: Caller) => Promise<T>): Promise<T> {
      for (;;) {
        const life = server
        try {
          return await call(await as(cookie))
        } catch (error) {
          if (life === server) throw error
        }
      }
    }
    const turnAt = (done: number) =>
      Math.min(outside.turns - 1, Math.floor((done * outside.turns) / escalations))
    async function escalate({ technician, tickets }: Desk): Promise<void> {
      const ticketRef = tickets.addTicket()
      const [idempotencyKey, handoffKey] = [randomUUID(), randomUUID()]
      const { id } = await surely(technician, caller =>
        caller.call(
          createSession,
          { body: { title: 'VPN down', problem: 'Error 13801 since the update', ticketRef } },
          { idempotencyKey },
        ),
      )
      await surely(technician, caller =>
        caller.call(
          createHandoff,
          { params: { id }, body: { reason: 'Stuck', watchLevel: 'watch' } },
          { idempotencyKey: handoffKey },
        ),
      )
      escalated.push(id)
      await outside.take(turnAt(escalated.length))
      if (escalated.length >= ((killed + 1) * escalations) / (kills + 1) && killed < kills) {
        killed += 1
        const dying = server
        server = dying.then(async life => {
          await life.kill()
          return start()
        })
      }
    }
    const write = async () => {
      while (begun < escalations) await escalate(desks[begun++ % desks.length] as Desk)
    }
    await outside.take(0)
    await Promise.all(Array.from({ length: WRITERS }, write))
    await outside.take(undefined)

    async function ended(): Promise<Ended[]> {
      for (;;) {
        const rows: Ended[] = []
        for (const { orgId } of desks) rows.push(...(await hurry(systemCtx(services, orgId))))
        if (rows.every(({ state }) => state !== 'queued')) return rows
        await new Promise(resolve => setTimeout(resolve, 500))
      }
    }
    const admins = await Promise.all(desks.map(({ admin }) => as(admin)))
    return { outside, admins, escalated, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * What an organization has sent, or is sending. How long a retry waits is not looked at here; a lease of a dead server is
 * waited for.
 */
const hurry = (ctx: Ctx): Promise<Ended[]> =>
  read(ctx, async tx => {
    await sql`update job set due_at = clock_timestamp()
              where  dead_at is null and locked_by is null and not ready and kind = 'send_delivery'`.execute(
      tx.db,
    )
    await sql`delete from job_pause`.execute(tx.db)
    const { rows } = await sql<Ended & { handoff_id: string }>`
      select d.id, d.channel, d.state, j.dead_at is not null as dead, d.handoff_id,
             case d.channel when 'webhook' then d.id::text
                            when 'email'   then d.session_id || ' ' || m.email
                            else d.session_id::text end as name
      from   delivery d
      left   join member_directory m on m.id = d.user_id
      left   join job j on j.kind = 'send_delivery' and j.key = d.id::text
      where  d.channel <> 'in_app'`.execute(tx.db)
    return rows.map(({ handoff_id, ...row }) =>
      row.channel === 'webpush' ? { ...row, name: topicOf(handoff_id) } : row,
    )
  })

/** What a push service takes the place of an earlier message by. */
const topicOf = (handoffId: string) => createHash('sha256').update(handoffId).digest('base64url').slice(0, 32)
