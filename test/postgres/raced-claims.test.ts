import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import * as contract from '../../src/shared/contract/handoffs.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { each, type Person, startTwoNodes, type TwoNodes } from './support/two-nodes.ts'

const RACES = 2_000
const MOST_RACERS = 32

let two: TwoNodes
beforeAll(async () => {
  two = await startTwoNodes(inject('postgresUrl'))
})
afterAll(() => two?.stop())

test('two thousand hand-offs, each claimed by 2 to 32 engineers at once on two nodes: one winner each', async () => {
  const { orgId, hire } = await two.addOrganization()
  const junior = await hire('technician')
  const engineers: Person[] = []
  for (let n = 0; n < MOST_RACERS; n++) engineers.push(await hire('engineer'))

  const winners = new Map<string, string>()
  await each(RACES, 4, async race => {
    const handoffId = await escalate(junior, race)
    // Engineers start at another place each time, so that nobody is always first.
    const racers = Array.from({ length: racersOf(race) }, (_, n) => engineers[(race + n) % MOST_RACERS])
    const answers = await Promise.all(racers.map((racer, n) => claim(racer as Person, n % 2, handoffId)))
    const won = answers.filter(({ status }) => status === 200)
    expect(won.length, `race ${race}: ${JSON.stringify(answers)}`).toBe(1)
    const [winner] = won
    const claimedBy = { id: winner?.racer.id, name: winner?.racer.name }
    for (const { status, body } of answers.filter(answer => answer !== winner)) {
      expect(status).toBe(409)
      expect(body).toMatchObject({ code: 'handoff_already_claimed', claimedBy })
    }
    winners.set(handoffId, claimedBy.id ?? '')
  })

  expect(winners.size).toBe(RACES)
  expect(await claimEvents(orgId)).toEqual(winners)
}, 600_000)

/** Every number from 2 to 32 in a third of the races, 2 to 8 in the others: most races are small. */
function racersOf(race: number): number {
  const most = race % 3 === 0 ? MOST_RACERS : 8
  return 2 + (Math.floor(race / 3) % (most - 1))
}

async function escalate(junior: Person, race: number): Promise<string> {
  const caller = junior.at[race % 2] ?? junior.at[0]
  const session = await caller.call(sessions.createSession, {
    body: { title: `Race ${race}`, problem: 'Many hands reach for one hand-off' },
  })
  const handoff = await caller.call(contract.createHandoff, {
    params: { id: session.id },
    body: { reason: 'Somebody else has to look', watchLevel: 'watch' },
  })
  return handoff.id
}

async function claim(racer: Person, node: number, handoffId: string) {
  const caller = racer.at[node] ?? racer.at[0]
  const answer = await caller.raw(`/api/v1/handoffs/${handoffId}/claim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  return { racer, status: answer.status, body: await answer.json() }
}

/** Who claimed which hand-off according to the log; fails when one was claimed twice. */
async function claimEvents(orgId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ handoff: string; actor: string }>`
    select data->'handoff'->>'id' as handoff, actor_id as actor
    from   event where org_id = ${orgId} and type = 'handoff_claimed'`.execute(two.services.db.kysely)
  expect(rows.length).toBe(RACES)
  return new Map(rows.map(row => [row.handoff, row.actor]))
}
