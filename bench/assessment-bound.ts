import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../src/server/core/db/db.ts'
import { each, type Person, startTwoNodes } from '../test/postgres/support/two-nodes.ts'
import { type ModelMode, startModelServer } from '../test/support/model-server.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { askingAt, type End, escalate, listEnds } from '../test/support/refined-handoffs.ts'
import { percentile, rounded } from './support/figures.ts'

const HANDOFFS = 200
/** A model that fails again and again is left alone for a while, by organization: few for each, so that all are asked. */
const ORGANIZATIONS = 50
const SECONDS = 5
const BOUND = 5.5
const MODES: ModelMode[] = ['hang', 'trickle', 'error', 'invalid_json', 'die']

/**
 * How long assessments take that a model spoils: 200 hand-offs for each way in which it does, on two nodes over
 * PostgreSQL, and once more with a node killed in between.
 */
export async function measureAssessmentBound(modes: string[]): Promise<Record<string, unknown>> {
  const { url, stop } = await startPostgres({ fsync: true })
  try {
    const figures: Record<string, unknown> = {
      handoffs: HANDOFFS,
      timeoutSeconds: SECONDS,
      boundSeconds: BOUND,
    }
    for (const mode of MODES)
      if (modes.length === 0 || modes.includes(mode)) figures[mode] = await measure(url, mode, false)
    if (modes.length === 0 || modes.includes('killed')) figures.killed = await measure(url, 'hang', true)
    return figures
  } finally {
    await stop()
  }
}

async function measure(postgresUrl: string, mode: ModelMode, kill: boolean) {
  const model = await startModelServer(mode)
  const two = await startTwoNodes(postgresUrl, askingAt(model.url, SECONDS))
  try {
    const juniors: Person[] = []
    const orgIds: string[] = []
    await each(ORGANIZATIONS, 4, async () => {
      const { orgId, hire } = await two.addOrganization()
      juniors.push(await hire('technician'))
      await hire('engineer')
      orgIds.push(orgId)
    })
    await each(HANDOFFS, 8, async n => {
      const junior = juniors[n % juniors.length] as Person
      await escalate(junior.at[n % 2] ?? junior.at[0])
    })
    if (kill) await two.nodes[0].kill()
    const ends = await allEnds(two.services.db, orgIds)
    const seconds = ends.map(({ secondsAfterCommit }) => secondsAfterCommit ?? Number.POSITIVE_INFINITY)
    return {
      ended: ends.filter(({ status }) => status !== 'pending').length,
      withinBound: seconds.filter(value => value <= BOUND).length,
      oneEventEach: ends.filter(({ events }) => events === 1).length,
      statuses: Object.fromEntries(
        [...new Set(ends.map(({ status }) => status))].map(status => [
          status,
          ends.filter(end => end.status === status).length,
        ]),
      ),
      p50Seconds: rounded(percentile(seconds, 0.5), 2),
      p99Seconds: rounded(percentile(seconds, 0.99), 2),
      mostSeconds: rounded(Math.max(...seconds), 2),
    }
  } finally {
    await two.stop()
    await model.close()
  }
}

/** Waits until all have ended, or for so long that those that have not never will. */
async function allEnds(db: Db, orgIds: readonly string[]): Promise<End[]> {
  for (let waited = 0; ; waited += 250) {
    const ends = (await Promise.all(orgIds.map(orgId => listEnds(db, orgId)))).flat()
    const open = ends.some(({ status, events }) => status === 'pending' || events === 0)
    if (!open || waited > 60_000) return ends
    await pause(250)
  }
}
