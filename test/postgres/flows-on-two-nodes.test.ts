import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import * as contract from '../../src/shared/contract/flow-library.ts'
import { getProposals } from '../../src/shared/contract/flows.ts'
import { createSession } from '../../src/shared/contract/sessions.ts'
import { flowText } from '../support/flow-text.ts'
import { startTwoNodes, type TwoNodes } from './support/two-nodes.ts'

const ROUNDS = 20

let two: TwoNodes
beforeAll(async () => {
  two = await startTwoNodes(inject('postgresUrl'))
})
afterAll(() => two?.stop())

test('what is published on one node is what the other one proposes with its very next answer', async () => {
  const { hire } = await two.addOrganization()
  const [admin, technician] = [await hire('admin'), await hire('technician')]
  const { id } = await technician.at[0].call(createSession, {
    body: { title: 'The fish look sad', problem: 'The fish tank in the lobby: sad fish' },
  })
  await admin.at[0].call(contract.createFlow, { body: { text: flowText() } })
  const params = { id: 'fish-look-sad' }
  for (let round = 1; round <= ROUNDS; round++) {
    const here = admin.at[round % 2 === 0 ? 0 : 1]
    const there = technician.at[round % 2 === 0 ? 1 : 0]
    const step = `Feed the fish ${round} times`
    await here.call(contract.saveFlow, { params, body: { text: flowText({ step }), basedOn: round } })
    const body = { state: 'published', basedOn: round + 1 } as const
    await here.call(contract.changeFlowState, { params, body })
    const { proposals } = await there.call(getProposals, { params: { id }, query: {} })
    expect(proposals.map(({ text }) => text)).toEqual([step])
  }
})

test('of those who save at once on two nodes one is kept each time, and the versions have no gap', async () => {
  const { hire } = await two.addOrganization()
  const admins = [await hire('admin'), await hire('owner'), await hire('admin')]
  const params = { id: 'mail-bounces' }
  const at = (n: number) => {
    const admin = admins[n % admins.length]
    if (!admin) throw new Error('There is nobody')
    return admin.at[n % 2 === 0 ? 0 : 1]
  }
  const { text } = await at(0).call(contract.getFlow, { params })
  for (let round = 0; round < ROUNDS; round++) {
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) =>
        at(n).call(contract.saveFlow, { params, body: { text: `${text}# ${round} ${n}\n`, basedOn: round } }),
      ),
    )
    const refused = answers.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(5)
    for (const answer of refused)
      expect(String((answer as PromiseRejectedResult).reason)).toContain('flow_changed')
  }
  const { versions } = await at(1).call(contract.listFlowVersions, { params, query: {} })
  expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: ROUNDS }, (_, n) => ROUNDS - n))
})
