import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { llmOver, MODEL_KEY } from '../../../../test/support/llm.ts'
import {
  MODEL_USAGE,
  type ModelMode,
  type ModelServer,
  RETRY_AFTER_SECONDS,
  startModelServer,
} from '../../../../test/support/model-server.ts'
import { getAiUsage } from '../../../shared/contract/ai.ts'
import { asRedacted } from '../../../shared/domain/redaction/redacted.ts'
import { read } from '../../core/transact.ts'
import type { ModelAccess, ModelAsk } from '../../features/ai/index.ts'

let app: TestApp
let server: ModelServer
let admin: Member
let orgId: string

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())
beforeEach(async () => {
  server = await startModelServer()
  const organization = await app.addOrganization()
  orgId = organization.orgId
  admin = await organization.hire('admin')
})
afterEach(() => server.close())

const ask: ModelAsk = {
  system: 'You help.',
  messages: [{ role: 'user', content: asRedacted('Why does Outlook ask for the password?') }],
}
const forever = () => new AbortController().signal
const usage = async () => (await admin.call(getAiUsage, {})).months
const schema = z.strictObject({ next: z.string() })
type Llm = { model: ModelAccess }

async function collect(answer: AsyncIterable<string>): Promise<string[]> {
  const pieces: string[] = []
  for await (const piece of answer) pieces.push(piece)
  return pieces
}
const stream = (llm: Llm, signal = forever()) => collect(llm.model.streamAnswer(orgId, ask, signal))
const structured = (llm: Llm, signal = forever()) =>
  llm.model.askStructured(orgId, { ...ask, schema, name: 'next_step' }, signal)

describe.each(['openai_compatible', 'anthropic'] as const)('a model of the kind %s', provider => {
  test('streams its answer, and is counted', async () => {
    const llm = llmOver(app, server, { provider })
    const pieces = await stream(llm)
    expect(pieces.length).toBeGreaterThan(5)
    expect(pieces.join('')).toBe(server.answer(server.asked[0] as never))
    expect(server.asked).toMatchObject([
      {
        stream: true,
        model: 'test-model',
        messages: [{ role: 'system', content: 'You help.' }, { role: 'user' }],
      },
    ])
    const headers = server.asked[0]?.headers
    expect(headers?.authorization ?? headers?.['x-api-key']).toContain(MODEL_KEY)
    await llm.counted()
    expect(await usage()).toMatchObject([
      { calls: 1, failedCalls: 0, inputTokens: MODEL_USAGE.input, outputTokens: MODEL_USAGE.output, cost: 0 },
    ])
  })

  test.each([true, false])('answers in a shape, told by a schema: %s', async jsonSchema => {
    const llm = llmOver(app, server, { provider, jsonSchema, model: 'claude-sonnet-4-5' })
    server.answer = () => '{"next": "Restart it"}'
    expect(await structured(llm)).toEqual({ next: 'Restart it' })
    expect(server.asked[0]?.format).toBe(jsonSchema ? 'json_schema' : 'text')
    expect(server.asked[0]?.body).not.toMatch(/"tools"|"tool_choice"/)
    await llm.counted()
    expect(await usage()).toMatchObject([{ calls: 1, inputTokens: MODEL_USAGE.input }])
  })
})

describe('a model that misbehaves', () => {
  const faults: [ModelMode, string, RegExp][] = [
    ['error', 'failed', /500: The model fell over/],
    ['busy', 'busy', /429: Too many requests/],
    ['wrong_key', 'refused', /401: Incorrect API key provided: \[key\]/],
    ['invalid_json', 'outside_schema', /no JSON/],
    ['outside_schema', 'outside_schema', /another shape/],
    ['cut', 'failed', /broke off/],
    ['die', 'failed', /broke off/],
  ]
  test.each(faults)('%s is told as %s, without the key', async (mode, fault, message) => {
    const llm = llmOver(app, server)
    server.mode = mode
    const failure = await structured(llm).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'ModelFailure', fault, message: expect.stringMatching(message) })
    expect((failure as Error).message).not.toContain(MODEL_KEY.slice(3, 14))
    await llm.counted()
    expect(await usage()).toMatchObject([{ calls: 1, failedCalls: fault === 'outside_schema' ? 0 : 1 }])
  })

  test.each(['error', 'busy', 'wrong_key', 'cut', 'die'] as const)(
    '%s ends a stream with its fault',
    async mode => {
      const llm = llmOver(app, server)
      server.mode = mode
      await expect(stream(llm)).rejects.toMatchObject({ name: 'ModelFailure' })
    },
  )

  test('what it wrote outside of the shape is kept', async () => {
    const llm = llmOver(app, server)
    server.mode = 'invalid_json'
    await expect(structured(llm)).rejects.toMatchObject({ rawText: '{"causes": [{"text": "cut off' })
  })

  test.each(['hang', 'trickle'] as const)(
    '%s is given up on at the caller’s signal, and freed',
    async mode => {
      const llm = llmOver(app, server)
      server.mode = mode
      for (const call of [structured, stream]) {
        const started = performance.now()
        await expect(call(llm, AbortSignal.timeout(300))).rejects.toMatchObject({ name: 'TimeoutError' })
        expect(performance.now() - started).toBeLessThan(5_000)
      }
      await llm.counted()
      const [month] = await usage()
      expect(month).toMatchObject({ calls: 2, failedCalls: 2 })
      expect(month?.inputTokens).toBeGreaterThan(0)
      await expect.poll(() => server.open()).toBe(0)
    },
  )

  test('is let go of when nobody reads its stream any more', async () => {
    const llm = llmOver(app, server)
    server.mode = 'stall'
    for await (const piece of llm.model.streamAnswer(orgId, ask, forever())) {
      expect(piece).not.toBe('')
      break
    }
    await expect.poll(() => server.open()).toBe(0)
    await llm.counted()
    expect(await usage()).toMatchObject([{ calls: 1, failedCalls: 0 }])
  })

  test('leaves neither key nor text in the log', async () => {
    const lines: string[] = []
    const log = pino({}, { write: (line: string) => void lines.push(line) })
    const llm = llmOver(app, server)
    for (const mode of ['wrong_key', 'invalid_json', 'outside_schema', 'cut'] as const) {
      server.mode = mode
      await structured(llm).catch((err: unknown) => log.error({ err }, 'failed'))
    }
    expect(lines).toHaveLength(4)
    for (const hidden of [MODEL_KEY, 'cut off', 'nobody', 'Outlook'])
      expect(lines.join()).not.toContain(hidden)
  })

  test('is reached only where the operator allows', async () => {
    const llm = llmOver(app, server, { baseUrl: server.url.replace('127.0.0.1', '127.0.0.2') })
    await expect(structured(llm)).rejects.toMatchObject({ fault: 'unreachable' })
    expect(server.asked).toEqual([])
  })
})

describe('the circuit breaker', () => {
  test('opens after four failures, for this organization alone', async () => {
    const llm = llmOver(app, server)
    server.mode = 'error'
    for (let n = 0; n < 4; n++) await expect(structured(llm)).rejects.toMatchObject({ fault: 'failed' })
    await expect(structured(llm)).rejects.toMatchObject({ fault: 'paused' })
    expect(server.asked).toHaveLength(4)
    const standing = (of: Member) => read(of.ctx, tx => llm.model.standing(tx))
    expect(await standing(admin)).toBe('paused')
    expect(await read(admin.ctx, tx => llm.assessor.enabled(tx))).toBe(false)
    expect(await standing(await (await app.addOrganization()).hire('admin'))).toBe('ready')
  })

  test('opens at once when the server says how long to wait', async () => {
    expect(RETRY_AFTER_SECONDS).toBeGreaterThan(0)
    const llm = llmOver(app, server)
    server.mode = 'busy'
    await expect(structured(llm)).rejects.toMatchObject({ fault: 'busy' })
    await expect(structured(llm)).rejects.toMatchObject({ fault: 'paused' })
  })
})

describe('places', () => {
  test('half of them are the most that one organization takes', async () => {
    const llm = llmOver(app, server, { concurrency: 4 })
    const other = await app.addOrganization()
    server.mode = 'hang'
    const stop = new AbortController()
    const calls = Array.from({ length: 5 }, () => structured(llm, stop.signal).catch(() => 'stopped'))
    await server.heard(2)
    const second = llm.model.askStructured(other.orgId, { ...ask, schema, name: 'x' }, stop.signal)
    await server.heard(3)
    expect(server.asked).toHaveLength(3)
    stop.abort()
    await expect(second).rejects.toThrow()
    expect(await Promise.all(calls)).toEqual(Array(5).fill('stopped'))
    server.mode = 'good'
    server.answer = () => '{"next": "x"}'
    expect(await structured(llm)).toEqual({ next: 'x' })
  })
})

test('a link that a model streams does not come through, in however many pieces', async () => {
  const llm = llmOver(app, server)
  server.answer = () =>
    'See [this](https://evil.test/?q=1) or www.evil.test now, ![x](http://evil.test/x.png) \u202Egnp.'
  const text = (await stream(llm)).join('')
  expect(text).not.toMatch(/evil|http|www|\u202E/)
  expect(text).toContain('now,')
})
