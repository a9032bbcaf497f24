import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { type ModelServer, startModelServer } from '../support/model-server.ts'
import { askingAt, escalate, listEnds } from '../support/refined-handoffs.ts'
import { each, startTwoNodes, type TwoNodes } from './support/two-nodes.ts'

const HANDOFFS = 40

let model: ModelServer
let two: TwoNodes
beforeAll(async () => {
  model = await startModelServer('hang')
  two = await startTwoNodes(inject('postgresUrl'), askingAt(model.url, 3))
})
afterAll(async () => {
  await two?.stop()
  await model?.close()
})

test('a node that dies while a model keeps it waiting leaves no assessment open: the other one ends each once', async () => {
  const { orgId, hire } = await two.addOrganization()
  const junior = await hire('technician')
  await hire('engineer')
  await each(HANDOFFS, 8, async n => void (await escalate(junior.at[n % 2] ?? junior.at[0])))
  await two.nodes[0].kill()

  await vi.waitFor(
    async () => {
      const ends = await listEnds(two.services.db, orgId)
      expect(ends.length).toBe(HANDOFFS)
      expect(ends.filter(({ status }) => status === 'pending')).toEqual([])
    },
    { timeout: 60_000, interval: 100 },
  )
  const ends = await listEnds(two.services.db, orgId)
  expect(ends.filter(({ events }) => events !== 1)).toEqual([])
  // After some of them the model was left alone, and the rules' answer was the last word at once.
  expect(new Set(ends.map(({ status }) => status))).toContain('timed_out')
})
