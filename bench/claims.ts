import type { Ctx } from '../src/server/core/context.ts'
import { claimHandoff } from '../src/server/features/handoffs/commands/claim-handoff.ts'
import { createHandoff } from '../src/server/features/handoffs/commands/create-handoff.ts'
import { createSession } from '../src/server/features/sessions/commands/create-session.ts'
import { type Open, openFolder, openServer } from './support/databases.ts'
import { percentile, rounded } from './support/figures.ts'
import { addMember, addOrganization, each } from './support/people.ts'

const CLAIMS = 2_000
const ORGANIZATIONS = 64
const CONCURRENCY = 64

/**
 * Claims a second through the command that the API calls, each with its events and bell entries, each on the disk
 * before it is answered: over many organizations and in one, on both databases. `claims pglite` measures one.
 */
export async function measureClaims(drivers: string[]): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = { claims: CLAIMS, concurrency: CONCURRENCY }
  for (const driver of drivers.length > 0 ? drivers : ['pglite', 'postgres']) {
    const open = driver === 'pglite' ? await openFolder() : await openServer()
    try {
      // The first run warms up the code and is thrown away.
      await measure(open, ORGANIZATIONS, 400)
      figures[driver] = {
        manyOrganizations: await measure(open, ORGANIZATIONS, CLAIMS),
        oneOrganization: await measure(open, 1, CLAIMS),
      }
    } finally {
      await open.close()
    }
  }
  return figures
}

type Pending = { engineer: Ctx; handoffId: string }

async function measure({ services }: Open, organizations: number, claims: number) {
  const teams = await Promise.all(
    Array.from({ length: organizations }, async () => {
      const orgId = await addOrganization(services)
      const junior = await addMember(services, orgId, 'technician')
      const engineer = await addMember(services, orgId, 'engineer')
      return { junior: junior.ctx, engineer: engineer.ctx }
    }),
  )
  const pending: Pending[] = []
  await each(claims, CONCURRENCY, async n => {
    const { junior, engineer } = teams[n % organizations] ?? { junior: undefined, engineer: undefined }
    if (junior && engineer) pending.push({ engineer, handoffId: await escalate(junior) })
  })

  const times: number[] = []
  const started = performance.now()
  await each(claims, CONCURRENCY, async n => {
    const { engineer, handoffId } = pending[n] as Pending
    const from = performance.now()
    await claimHandoff(engineer, { handoffId })
    times.push(performance.now() - from)
  })
  const seconds = (performance.now() - started) / 1000
  return {
    organizations,
    claimsPerSecond: Math.round(claims / seconds),
    p50Ms: rounded(percentile(times, 0.5)),
    p99Ms: rounded(percentile(times, 0.99)),
  }
}

async function escalate(junior: Ctx): Promise<string> {
  const { id } = await createSession(junior, {
    title: 'Outlook asks for the password',
    problem: 'It asks again after each start',
  })
  const handoff = await createHandoff(junior, {
    sessionId: id,
    reason: 'I am out of ideas',
    watchLevel: 'watch',
  })
  return handoff.id
}
