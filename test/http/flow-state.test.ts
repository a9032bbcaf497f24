import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '../../src/shared/contract/flow-library.ts'
import { getProposals } from '../../src/shared/contract/flows.ts'
import type { RouteDef, RouteInput } from '../../src/shared/contract/route.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { withFlow } from '../../src/web/features/flows/flow-list.ts'
import { type Member, startApp, type TestApp } from '../support/app.ts'
import { flowText } from '../support/flow-text.ts'

const ACTIONS = [
  'save',
  'save',
  'bad save',
  'late save',
  'restore',
  'reset',
  'publish',
  'publish',
  'take back',
  'archive',
  'draft',
] as const
/** One flow of the product and two of the organization, each found by a word that no other has. */
const WORDS = { 'dns-name-not-resolved': 'zebra4711', 'own-one': 'giraffe4712', 'own-two': 'okapi4713' }
const IDS = Object.keys(WORDS) as (keyof typeof WORDS)[]

type Move = { id: keyof typeof WORDS; action: (typeof ACTIONS)[number]; n: number }
const move = fc.record<Move>({
  id: fc.constantFrom(...IDS),
  action: fc.constantFrom(...ACTIONS),
  n: fc.nat(9),
})

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

test('a list of flows and every event since is the list as it is fetched anew; technicians are led by what it says', async () => {
  let done = 0
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 20, maxLength: 35 }), async moves => {
      const { hire } = await app.addOrganization()
      const [ruth, marta, tess] = [await hire('admin'), await hire('engineer'), await hire('technician')]
      const [first, ...others] = await Promise.all([1, 2].map(() => resolvedSession(tess)))
      const held = await ruth.call(contract.listFlows, {})
      const live = await ruth.stream(held.cursor)
      for (const id of IDS.slice(1)) await ruth.call(contract.createFlow, { body: { text: textOf(id, 0) } })
      for (const step of moves) if (await attempt(ruth, marta, first?.id ?? '', step)) done++
      // Drafted last, so that whoever heard of it has heard of everything.
      const last = await marta.call(contract.draftFlow, { params: { id: others[0]?.id ?? '' } })
      await live.event('flow_saved', ({ data }) => data.flow.id === last.id)

      const patched = live
        .events()
        .reduce((list, { data }) => ('flow' in data ? withFlow(list, data.flow) : list), held)
      const fresh = await ruth.call(contract.listFlows, {})
      expect(patched.flows).toEqual(fresh.flows)
      live.close()
      for (const id of IDS) {
        const flow = fresh.flows.find(one => one.id === id)
        const served = (await proposed(tess, WORDS[id])).find(one => one.id === id)?.title
        const version = flow?.publishedVersion
        if (version)
          expect(served).toBe((await ruth.call(contract.getFlowVersion, { params: { id, version } })).title)
        else expect(served).toBeUndefined()
      }
    }),
    { seed: 4711, numRuns: 5, endOnFailure: true },
  )
  expect(done, 'enough of what was tried was allowed').toBeGreaterThan(40)
}, 180_000)

const textOf = (id: keyof typeof WORDS, n: number) =>
  flowText({ id, title: `${id} ${n}`, keywords: WORDS[id], step: `Feed the fish ${n} times` })

async function resolvedSession(tess: Member) {
  const session = await tess.call(sessions.createSession, { body: { title: 'No scan', problem: 'SMTP 535' } })
  const params = { id: session.id }
  await tess.call(sessions.addStep, { params, body: { text: 'Set a new password', outcome: 'worked' } })
  await tess.call(sessions.resolveSession, { params, body: { resolution: 'A new password' } })
  return session
}

async function proposed(tess: Member, word: string) {
  const { id } = await tess.call(sessions.createSession, { body: { title: word, problem: word } })
  return (await tess.call(getProposals, { params: { id }, query: {} })).matches
}

async function attempt(ruth: Member, marta: Member, sessionId: string, { id, action, n }: Move) {
  const params = { id }
  const { version: basedOn } = (await ruth.call(contract.getFlow, { params })).flow
  const send = <R extends RouteDef>(route: R, input: RouteInput<R>, who = ruth) =>
    who.call(route, input).then(
      () => true,
      (error: Error) => {
        if (!/: 4\d\d /.test(error.message)) throw error
        return false
      },
    )
  const setState = (state: contract.FlowState) =>
    send(contract.changeFlowState, { params, body: { state, basedOn } })
  switch (action) {
    case 'save':
      return send(contract.saveFlow, { params, body: { text: textOf(id, n), basedOn } })
    case 'bad save':
      expect(await send(contract.saveFlow, { params, body: { text: `id: ${id}`, basedOn } })).toBe(false)
      return false
    case 'late save':
      if (basedOn === 0) return false
      expect(
        await send(contract.saveFlow, { params, body: { text: textOf(id, n), basedOn: basedOn - 1 } }),
      ).toBe(false)
      return false
    case 'restore':
      return send(contract.restoreFlow, { params, body: { version: n + 1, basedOn } })
    case 'reset':
      return send(contract.resetFlow, { params, body: { basedOn } })
    case 'publish':
      return setState('published')
    case 'take back':
      return setState('draft')
    case 'archive':
      return setState('archived')
    case 'draft':
      return send(contract.draftFlow, { params: { id: sessionId } }, marta)
  }
}
