import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/shared/contract/index.ts'
import { atLeast, ROLES, type Role, type RouteDef } from '../../src/shared/contract/route.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { stream } from '../../src/shared/contract/stream.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { makeCaller } from '../support/caller.ts'
import {
  dumpOrganization,
  type PlantedOrganization,
  plantOrganization,
} from '../support/plant-organization.ts'
import {
  EXAMPLES,
  type Example,
  FOREIGN_TARGET,
  type Ids,
  idsOf,
  idsOfNobody,
  type Own,
} from './route-examples.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

let app: TestApp
let mine: PlantedOrganization
let theirs: PlantedOrganization
/** A session of their own for each role, for requests that carry two ids. */
let own: Record<Role, Own>
/** What would betray the other organization in an answer. */
let secrets: string[]
let documented: { paths: Record<string, Record<string, { operationId: string; responses: object }>> }

beforeAll(async () => {
  // In demo mode, because then every route of the contract is there.
  app = await startApp({ config: { RF_DEMO: 'true' } })
  mine = await plantOrganization(app, 'Alder')
  theirs = await plantOrganization(app, 'Birch')
  own = Object.fromEntries(
    await Promise.all(ROLES.map(async role => [role, await startOwn(role)] as const)),
  ) as typeof own
  const betraying = JSON.stringify(await dumpOrganization(app.services.db, theirs.orgId)).match(UUID) ?? []
  const harmless = JSON.stringify(await dumpOrganization(app.services.db, mine.orgId))
  secrets = [...new Set([...betraying, theirs.word])].filter(secret => !harmless.includes(secret))
  documented = (await (await makeCaller(app.url).raw('/api/openapi.json')).json()) as typeof documented
})
afterAll(() => app?.close())

async function startOwn(role: Role): Promise<Own> {
  const caller = mine.people[role]
  const body = { title: `Of the ${role}`, problem: 'Slow' }
  const { id: sessionId } = await caller.call(sessions.createSession, { body })
  const step = await caller.call(sessions.addStep, { params: { id: sessionId }, body: { text: 'Looked' } })
  return { sessionId, stepId: step.id }
}

type Input = ReturnType<Example['valid']>

async function send(route: RouteDef, { params = {}, query = {}, body }: Input, cookie: string) {
  const path = Object.entries(params).reduce(
    (to, [name, value]) => to.replace(`:${name}`, String(value)),
    route.path,
  )
  const answer = await makeCaller(app.url, cookie).raw(
    `/api/v1${path}?${new URLSearchParams({ ...query })}`,
    {
      method: route.method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    },
  )
  const operation =
    documented.paths[`/api/v1${route.path}`.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]
  expect(Object.keys(operation?.responses ?? {}), 'the OpenAPI page names the status').toContain(
    String(answer.status),
  )
  return { status: answer.status, body: await answer.text() }
}

test('every route of the contract has an example here, and the server has no other', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(routes).sort())
  const served = Object.values(documented.paths).flatMap(path =>
    Object.values(path).map(op => op.operationId),
  )
  expect(served.sort()).toEqual([...Object.keys(routes), 'stream'].sort())
})

const members = Object.entries(routes).filter(([, route]) => route.access !== 'public')

describe('who is not logged in', () => {
  test.each(members)('is refused by %s', async (name, route) => {
    for (const cookie of [
      '',
      'rf.session_token=made.up',
      `rf.session_token=${'a'.repeat(32)}.${'b'.repeat(44)}`,
    ]) {
      const answer = await send(route, EXAMPLES[name]?.valid(idsOf(mine)) ?? {}, cookie)
      expect(answer).toMatchObject({ status: 401, body: expect.stringContaining('login_required') })
    }
  })
})

describe('whose role is too low', () => {
  test.each(members.filter(([, route]) => route.access !== 'technician'))(
    'is refused by %s',
    async (name, route) => {
      const before = await dumpOrganization(app.services.db, mine.orgId)
      for (const role of ROLES.filter(one => !atLeast(one, route.access as Role))) {
        const { status, body } = await send(
          route,
          EXAMPLES[name]?.valid(idsOf(mine)) ?? {},
          mine.people[role].cookie,
        )
        expect(status).toBe(403)
        expect(JSON.parse(body)).toMatchObject({ code: 'role_too_low', needed: route.access, role })
      }
      expect(await dumpOrganization(app.services.db, mine.orgId)).toEqual(before)
    },
  )
})

describe('who names what belongs to another organization', () => {
  const cases = Object.entries(EXAMPLES).flatMap(([name, example]) =>
    example.foreign ? [[name, example] as const] : [],
  )

  test.each([...cases, ['createHandoff', FOREIGN_TARGET] as const])(
    'gets from %s what they would get for an id that does not exist',
    async (name, example) => {
      const route = routes[name]
      if (!route) throw new Error(`The contract has no ${name}`)
      const before = await everything()
      for (const role of ROLES.filter(one => atLeast(one, route.access as Role))) {
        const { cookie } = mine.people[role]
        const ask = (ids: Ids) =>
          Promise.all((example.foreign?.(ids, own[role]) ?? []).map(input => send(route, input, cookie)))
        const answers = await ask(idsOf(theirs))
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => example.status ?? 404))
        expect(answers.map(withoutCursor)).toEqual((await ask(idsOfNobody())).map(withoutCursor))
        for (const { body } of answers) expect(secrets.filter(secret => body.includes(secret))).toEqual([])
      }
      expect(await everything()).toEqual(before)
    },
  )

  const everything = async () => [
    await dumpOrganization(app.services.db, theirs.orgId),
    await dumpOrganization(app.services.db, mine.orgId),
  ]
  const withoutCursor = ({ status, body }: { status: number; body: string }) => ({
    status,
    body: body.replace(/"cursor":"[^"]*"/, ''),
  })
})

describe('the stream', () => {
  test('carries nothing of another organization, however high the role', async () => {
    const listeners = await Promise.all(ROLES.map(role => mine.people[role].stream()))
    const say = (organization: PlantedOrganization) =>
      organization.people.technician.call(sessions.addMessage, {
        params: { id: organization.waiting.session.id },
        body: { text: `${organization.word} says` },
      })
    await say(theirs)
    const { id } = await say(mine)
    for (const listener of listeners) {
      await listener.event('message_added', ({ data }) => data.message.id === id)
      expect(betrayedBy(listener.said)).toEqual([])
      listener.close()
    }
  })

  test("answers another organization's cursor with a reset and none of its events", async () => {
    const { cursor } = await theirs.people.owner.call(sessions.listSessions, { query: {} })
    const [epoch] = cursor.split(':')
    for (const after of [cursor, `${epoch}:0`, `${epoch}:1`]) {
      const listener = await mine.people.owner.stream(after)
      expect(listener.said.map(({ event }) => event)).toEqual(['reset'])
      expect(betrayedBy(listener.said)).toEqual([])
      listener.close()
    }
  })

  test('replays the own log from its beginning and nothing else', async () => {
    const { cursor } = await mine.people.owner.call(sessions.listSessions, { query: {} })
    const [epoch, head] = cursor.split(':')
    const listener = await mine.people.owner.stream(`${epoch}:0`)
    const seqs = listener.events().map(event => event.seq)
    expect(seqs.at(-1)).toBe(Number(head))
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    expect(betrayedBy(listener.said)).toEqual([])
    listener.close()
  })

  test('wants a login', async () => {
    const answer = await makeCaller(app.url).raw(`/api/v1${stream.path}`)
    expect(answer.status).toBe(401)
  })

  const betrayedBy = (said: object[]) => secrets.filter(secret => JSON.stringify(said).includes(secret))
})
