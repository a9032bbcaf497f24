import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import * as baselines from '../../src/shared/contract/baselines.ts'
import { each, startTwoNodes, type TwoNodes } from './support/two-nodes.ts'

let two: TwoNodes
beforeAll(async () => {
  two = await startTwoNodes(inject('postgresUrl'))
})
afterAll(() => two?.stop())

test('a stopwatch that is started and stopped in two tabs at once is always one, and neither tab fails', async () => {
  const { hire } = await two.addOrganization()
  const { at: tabs } = await hire('engineer')
  const start = (tab: 0 | 1) => tabs[tab].call(baselines.recordBaseline, { body: { source: 'stopwatch' } })
  await each(150, 1, async () => {
    const { id } = await start(0)
    await Promise.all([
      tabs[0].call(baselines.changeBaseline, { params: { id }, body: { stop: true } }),
      start(1),
      start(0),
    ])
    const { running } = await tabs[0].call(baselines.listBaselines, {})
    if (running)
      await tabs[1].call(baselines.changeBaseline, { params: { id: running.id }, body: { stop: true } })
  })
  const { baselines: listed, running, audit } = await tabs[0].call(baselines.listBaselines, {})
  expect(running).toBeNull()
  // One event for each that was made, and no second one for a start that found one running.
  const recorded = audit.filter(({ action }) => action === 'recorded').map(({ after }) => after?.id)
  expect(new Set(recorded).size).toBe(recorded.length)
  expect(listed.length).toBeGreaterThanOrEqual(150)
})
