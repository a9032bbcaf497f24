import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { type ModelServer, startModelServer } from '../../../../test/support/model-server.ts'
import { dumpOrganization } from '../../../../test/support/plant-organization.ts'
import * as contract from '../../../shared/contract/ai.ts'
import { addMessage, addStep, createSession } from '../../../shared/contract/sessions.ts'
import { recordUsage } from './usage.ts'

const KEY = 'sk-test-9876543210zyxwvutsrq'

let app: TestApp
let server: ModelServer
let admin: Member
let technician: Member

beforeAll(async () => {
  app = await startApp({ config: { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' } })
})
afterAll(() => app?.close())
beforeEach(async () => {
  server = await startModelServer()
  const organization = await app.addOrganization()
  admin = await organization.hire('admin')
  technician = await organization.hire('technician')
})
afterEach(() => server.close())

const body = (more: object = {}) => ({
  provider: 'openai_compatible' as const,
  baseUrl: server.url,
  model: 'test-model',
  jsonSchema: true,
  monthlyTokenLimit: null,
  monthlyCostLimit: null,
  inputPrice: null,
  outputPrice: null,
  ...more,
})
const save = (more: object = {}) => admin.call(contract.changeAiSettings, { body: body(more) })
const settings = () => admin.call(contract.getAiSettings, {})
const tryOut = (more: object = {}) => admin.call(contract.testAiSettings, { body: body(more) })
const keysSent = () => server.asked.map(({ headers }) => headers.authorization)

describe('the settings', () => {
  test('begin with what the operator has set up, here nothing', async () => {
    expect(await settings()).toMatchObject({
      provider: 'default',
      serverDefault: null,
      standing: 'off',
      keySet: false,
      version: 0,
    })
  })

  test('are saved, told to every page, and never show the key', async () => {
    const live = await technician.stream()
    const saved = await save({ key: KEY })
    expect(saved).toMatchObject({
      provider: 'openai_compatible',
      keySet: true,
      standing: 'ready',
      version: 1,
    })
    const { cursor: _, ...read } = await settings()
    expect(saved).toMatchObject(read)
    expect((await live.event('ai_settings_changed')).data).toEqual({ version: 1 })
    const everything = JSON.stringify([
      saved,
      live.said,
      await dumpOrganization(app.services.db, admin.actor.orgId),
    ])
    expect(everything).not.toContain(KEY)
    live.close()
  })

  test('refuse what cannot be asked, all faults at once', async () => {
    const wrong = { baseUrl: 'ftp://x', model: null, monthlyTokenLimit: -1, inputPrice: -1, more: 1 }
    const { issues } = await admin.refused(
      contract.changeAiSettings,
      { body: body(wrong) as never },
      'validation_failed',
    )
    expect(issues.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['body.baseUrl', 'body.monthlyTokenLimit', 'body.inputPrice']),
    )
    const missing = await admin.refused(
      contract.changeAiSettings,
      { body: body({ model: null, baseUrl: null }) },
      'validation_failed',
    )
    expect(missing.issues.map(({ path }) => path)).toEqual(['body.model', 'body.baseUrl'])
    expect((await settings()).version).toBe(0)
  })

  test('are for admins', async () => {
    await technician.refused(contract.getAiSettings, {}, 'role_too_low')
    await technician.refused(contract.changeAiSettings, { body: body() }, 'role_too_low')
    await technician.refused(contract.getAiUsage, {}, 'role_too_low')
  })
})

describe('a stored key', () => {
  test('stays when something else changes, and goes when it is taken away', async () => {
    await save({ key: KEY })
    expect(await save({ model: 'another' })).toMatchObject({ keySet: true, version: 2 })
    await tryOut({ model: 'another' })
    expect(keysSent()).toEqual([`Bearer ${KEY}`])
    expect(await save({ key: null })).toMatchObject({ keySet: false })
    await tryOut()
    expect(keysSent()[1]).toBeUndefined()
  })

  test('is never sent to another server or provider than it was entered for', async () => {
    const other = await startModelServer()
    await save({ key: KEY })
    await tryOut({ baseUrl: other.url })
    await tryOut({ provider: 'anthropic', baseUrl: other.url })
    expect(other.asked.map(({ headers }) => headers.authorization ?? headers['x-api-key'] ?? '')).toEqual([
      '',
      '',
    ])
    expect(await save({ baseUrl: other.url })).toMatchObject({ keySet: false })
    await save()
    await tryOut()
    expect(keysSent()).toEqual([undefined])
    await other.close()
  })

  test('survives that the AI is switched off for a while', async () => {
    await save({ key: KEY })
    expect(await save({ provider: 'off' })).toMatchObject({ keySet: true, standing: 'off' })
    await save()
    await tryOut()
    expect(keysSent()).toEqual([`Bearer ${KEY}`])
  })
})

describe('the test of the connection', () => {
  test('asks one real question and says that it was answered; nothing is saved', async () => {
    expect(await tryOut({ key: KEY })).toMatchObject({ ok: true, message: 'test-model answered' })
    expect(server.asked).toHaveLength(1)
    expect(await settings()).toMatchObject({ version: 0, keySet: false })
  })

  test("tells a wrong key in the provider's words, without the key", async () => {
    server.mode = 'wrong_key'
    const answer = await tryOut({ key: KEY })
    expect(answer).toMatchObject({
      ok: false,
      message: 'The server answered 401: Incorrect API key provided: [key]',
    })
  })

  test.each([
    ['error', /500: The model fell over/],
    ['busy', /429: Too many requests/],
    ['cut', /broke off/],
  ] as const)('tells %s plainly', async (mode, message) => {
    server.mode = mode
    expect(await tryOut()).toMatchObject({ ok: false, message: expect.stringMatching(message) })
  })

  test('tells where it may not go, and where nobody is', async () => {
    const wherever = (baseUrl: string) => tryOut({ baseUrl })
    expect((await wherever('http://169.254.169.254/v1')).message).toMatch(/private or special network/)
    expect((await wherever('http://10.0.0.1/v1')).message).toMatch(/private or special network/)
    await server.close()
    expect((await wherever(server.url)).message).toMatch(/^Nothing answers at 127/)
    expect(await tryOut({ provider: 'off' })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/No model/),
    })
  })
})

describe('the usage', () => {
  const count = (inputTokens: number, outputTokens = 0) =>
    recordUsage(app.services, admin.actor.orgId, { inputTokens, outputTokens, failed: false })
  const months = async () => (await admin.call(contract.getAiUsage, {})).months

  test('adds up by month, at the prices of each call, also when calls end at once', async () => {
    expect(await months()).toEqual([])
    await save({ inputPrice: 3, outputPrice: 15 })
    await Promise.all(Array.from({ length: 20 }, () => count(1_000, 100)))
    const month = new Date().toISOString().slice(0, 7)
    expect(await months()).toEqual([
      {
        month,
        calls: 20,
        failedCalls: 0,
        inputTokens: 20_000,
        outputTokens: 2_000,
        cost: expect.closeTo(0.09),
      },
    ])
    await save({ inputPrice: 0, outputPrice: 0 })
    await count(1_000_000)
    expect(await months()).toMatchObject([{ calls: 21, cost: expect.closeTo(0.09) }])
  })

  test.each([
    ['tokens', { monthlyTokenLimit: 1_000 }],
    ['money', { monthlyCostLimit: 0.01, inputPrice: 10, outputPrice: 0 }],
  ])('reaches a limit of %s once, says so, and goes on when the limit is raised', async (_, limit) => {
    await save(limit)
    const live = await technician.stream()
    await count(999)
    expect((await settings()).standing).toBe('ready')
    await count(1)
    await count(500)
    expect((await settings()).standing).toBe('limit_reached')
    await save({ ...limit, monthlyTokenLimit: null, monthlyCostLimit: null })
    expect((await settings()).standing).toBe('ready')
    await live.event('ai_settings_changed')
    expect(live.events().filter(({ type }) => type === 'ai_limit_reached')).toHaveLength(1)
    live.close()
  })

  test('of nothing is over a limit of nothing', async () => {
    await save({ monthlyTokenLimit: 0 })
    expect((await settings()).standing).toBe('limit_reached')
  })
})

describe('what is sent', () => {
  const SECRET = 'Sommer2026!geheim'

  test('can be looked at before: masked, without names, and without sending it', async () => {
    await save({ key: KEY })
    const session = await technician.call(createSession, { body: { title: 'Mail', problem: 'Outlook asks' } })
    const params = { id: session.id }
    await technician.call(addMessage, { params, body: { text: `The password: ${SECRET}` } })
    await technician.call(addStep, { params, body: { text: 'Rebooted', outcome: 'failed' } })
    const { url, payload } = await admin.call(contract.previewAi, { body: { sessionId: session.id } })
    expect(url).toBe(`${server.url}/chat/completions`)
    expect(payload).toContain('Outlook asks')
    expect(payload).toContain('Rebooted')
    for (const hidden of [SECRET, KEY, technician.actor.name]) expect(payload).not.toContain(hidden)
    expect(server.asked).toEqual([])
  })

  test('can be looked at before a model is chosen', async () => {
    const { id } = await technician.call(createSession, { body: { title: 'Mail', problem: 'Outlook asks' } })
    const { url, payload } = await admin.call(contract.previewAi, { body: { sessionId: id } })
    expect(url).toBeNull()
    expect(payload).toContain('Outlook asks')
  })
})
