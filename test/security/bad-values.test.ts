import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/shared/contract/index.ts'
import { DEFAULT_PREFERENCES } from '../../src/shared/contract/preferences.ts'
import type { Role, RouteDef } from '../../src/shared/contract/route.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { type PlantedOrganization, plantOrganization } from '../support/plant-organization.ts'
import { EXAMPLES, idsOf } from './route-examples.ts'

let app: TestApp
let planted: PlantedOrganization
beforeAll(async () => {
  app = await startApp({ config: { RF_DEMO: 'true' } })
  planted = await plantOrganization(app, 'Alder')
})
afterAll(() => app?.close())

/** What no field expects, or only just. */
const BAD = [
  null,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  '',
  'a\0b',
  '\ud83d',
  '\u202e\u0007',
  'x'.repeat(70_000),
  '9999-12-31',
  '0000-00-00',
  [],
  ['a\0b'],
  {},
  { a: 'a\0b' },
  true,
]

/** Bodies and queries besides those of the examples, so that each field has its turn. */
const MORE: Record<string, { body?: unknown; query?: object }[]> = {
  recordBaseline: [{ body: { source: 'stopwatch', note: 'Slow' } }],
  changeBaseline: [{ body: { seconds: 60, note: 'Slow' } }],
  rotateIntegrationSecret: [{ body: { hours: 3 } }],
  changeIntegration: [
    { body: { name: 'Hook', settings: { url: 'https://hooks.example.test/', events: [] } } },
  ],
  addIntegration: [
    { kind: 'autotask', name: 'Desk', settings: { user: 'a@example.test', secret: 's', code: 'c' } },
    { kind: 'slack', name: 'Chat', settings: { token: 'xoxb-1-2', channel: 'C01', signingSecret: 's' } },
    {
      kind: 'request_tracker',
      name: 'Desk',
      settings: {
        url: 'https://rt.example.test',
        token: '1-2-a',
        mapping: { statuses: { resolved: 'done' }, queue: 'a', owners: { a: 'b' } },
      },
    },
  ].map(body => ({ body })),
  saveNotificationPreferences: [
    {
      body: {
        ...DEFAULT_PREFERENCES,
        quietHours: { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin', exceptCritical: true },
      },
    },
  ],
  ...Object.fromEntries(
    ['getEscalationFigures', 'getRecovered', 'getDeliveryHealth'].map(name => [
      name,
      [{ query: { period: 'custom', from: '2026-01-01', to: '2026-02-01' } }],
    ]),
  ),
  listMeasuredEscalations: [
    {
      query: {
        stage: 'claimed',
        dropped: 'open',
        client: 'Alder',
        category: 'Printing',
        engineer: 'nobody',
        weekday: 1,
        hour: 1,
        minSeconds: 1,
        maxSeconds: 2,
        limit: 10,
        before: '2999-01-01T00:00:00Z|6f1c1f0e-0d5e-4b0e-8f0a-3f2f6f1c1f0e',
      },
    },
    // Of the right form, and no time and no id.
    { query: { before: '2026-13-01T99:99:99Z|6f1c1f0e-0d5e-4b0e-8f0a-3f2f6f1c1f0e' } },
    { query: { before: '2026-01-01T00:00:00Z|------------------------------------' } },
  ],
  exportAnalytics: [{ query: { table: 'escalations', client: 'Alder', category: 'Printing' } }],
  listSessions: [{ query: { q: 'Slow', limit: 1 } }],
}

/** The value with one part of it, or all of it, replaced by something bad. */
function* spoiled(value: unknown): Generator<unknown> {
  yield* BAD
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value))
    for (const bad of [undefined, ...spoiled(part)])
      yield Array.isArray(value)
        ? value.map((one, at) => (String(at) === name ? bad : one))
        : { ...value, [name]: bad }
}

type Input = { params?: object; query?: object; body?: unknown }

/** As an address can hold it: half a character cannot be written there. */
const asText = (value: unknown) => Buffer.from(String(value)).toString()

async function send({ access, method, path }: RouteDef, { params = {}, query = {}, body }: Input) {
  const role: Role = access === 'technician' ? 'technician' : 'owner'
  const filled = Object.entries(params).reduce(
    (to, [name, value]) => to.replace(`:${name}`, encodeURIComponent(asText(value).slice(0, 200) || '-')),
    path,
  )
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, asText(value).slice(0, 4_000)]],
    ),
  )
  const answer = await planted.people[role].raw(`/api/v1${filled}?${search}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}

/** Those that would take somebody's log-in or end only when the caller goes. */
const LEFT_OUT = ['stream', 'removeMember', 'changeMemberRole', 'playEscalation']

test.each(Object.entries(routes).filter(([name]) => !LEFT_OUT.includes(name)))(
  '%s takes or refuses whatever it is given, and never fails of it',
  async (name, route) => {
    const valid: Input = EXAMPLES[name]?.valid(idsOf(planted)) ?? {}
    const failed: unknown[] = []
    for (const input of [valid, ...(MORE[name] ?? []).map(more => ({ ...valid, ...more }))])
      for (const part of ['params', 'query', 'body'] as const) {
        const of = input[part]
        if (of === undefined) continue
        for (const value of [of, ...spoiled(of)]) {
          if (part !== 'body' && (typeof value !== 'object' || value === null)) continue
          const { status, text } = await send(route, { ...input, [part]: value })
          if (text.includes('internal_error')) failed.push({ status, [part]: value })
        }
      }
    expect(failed).toEqual([])
  },
)
