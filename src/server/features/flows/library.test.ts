import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { flowText } from '../../../../test/support/flow-text.ts'
import * as contract from '../../../shared/contract/flow-library.ts'
import { getProposals } from '../../../shared/contract/flows.ts'
import { createSession } from '../../../shared/contract/sessions.ts'

const BUILT_IN = 'printer-does-not-print'
const FISH = { title: 'The fish look sad', problem: 'The fish tank in the lobby: sad fish' }

let app: TestApp
let tess: Member
let marta: Member
let ruth: Member
let olga: Member

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** Each part has an organization of its own, in which nobody has touched a flow. */
async function hire() {
  const organization = await app.addOrganization()
  tess = await organization.hire('technician', 'Tess')
  marta = await organization.hire('engineer', 'Marta')
  ruth = await organization.hire('admin', 'Ruth')
  olga = await organization.hire('owner', 'Olga')
}

const params = (id: string) => ({ params: { id } })
const detail = (id: string, who = ruth) => who.call(contract.getFlow, params(id))
const save = (id: string, text: string, basedOn: number, who = ruth) =>
  who.call(contract.saveFlow, { ...params(id), body: { text, basedOn } })
const setState = (id: string, state: contract.FlowState, basedOn: number, who = ruth) =>
  who.call(contract.changeFlowState, { ...params(id), body: { state, basedOn } })
const create = (text = flowText(), who = ruth) => who.call(contract.createFlow, { body: { text } })

/** What technicians are led by in a new session. */
async function proposed({ title, problem }: { title: string; problem: string }) {
  const { id } = await tess.call(createSession, { body: { title, problem } })
  return tess.call(getProposals, { params: { id }, query: {} })
}

describe('the flows of an organization that has touched none', () => {
  beforeAll(hire)

  test('are those of the product, with their texts', async () => {
    const { flows } = await ruth.call(contract.listFlows, {})
    expect(flows.length).toBeGreaterThanOrEqual(17)
    expect(flows.map(({ title }) => title.toLowerCase())).toEqual(
      flows.map(({ title }) => title.toLowerCase()).sort(),
    )
    expect(new Set(flows.map(({ state, builtIn, version }) => `${state} ${builtIn} ${version}`))).toEqual(
      new Set(['published true 0']),
    )
    const { flow, text, builtInText } = await detail(BUILT_IN)
    expect(flow).toEqual(flows.find(({ id }) => id === BUILT_IN))
    expect(text).toBe(builtInText)
    expect(text).toContain(`id: ${BUILT_IN}`)
    const { versions } = await ruth.call(contract.listFlowVersions, { ...params(BUILT_IN), query: {} })
    expect(versions).toEqual([])
  })

  test('are shown to admins and owners only; an id that names nothing is not found', async () => {
    await olga.call(contract.listFlows, {})
    for (const who of [tess, marta]) await who.refused(contract.listFlows, {}, 'role_too_low')
    for (const id of ['nobodys-flow', 'Not A Slug', '0'])
      await ruth.refused(contract.getFlow, params(id), 'not_found')
    await ruth.refused(contract.listFlowVersions, { ...params('nobodys-flow'), query: {} }, 'not_found')
    await ruth.refused(contract.getFlowVersion, { params: { id: BUILT_IN, version: 1 } }, 'not_found')
  })
})

describe('an edit of a flow of the product', () => {
  let text: string
  beforeAll(async () => {
    await hire()
    ;({ text } = await detail(BUILT_IN))
  })
  const PRINTER = { title: 'The printer does not print', problem: 'Jobs stay in the print queue' }
  const edited = () => text.replace('Who cannot print?', 'Whose printer is it?')

  test('is a draft at first; technicians are led by it once it is published, and hear of it', async () => {
    const live = await tess.stream()
    const admins = await olga.stream()
    const saved = await save(BUILT_IN, edited(), 0)
    expect(saved).toMatchObject({
      version: 1,
      versionKind: 'edited',
      publishedVersion: null,
      state: 'published',
    })
    expect(saved.savedBy?.name).toBe('Ruth')
    expect((await proposed(PRINTER)).question?.text).toBe('Who cannot print?')

    const published = await setState(BUILT_IN, 'published', 1)
    expect(published).toMatchObject({ version: 1, publishedVersion: 1, revision: saved.revision + 1 })
    const event = await live.event('flow_published', ({ data }) => data.flow.id === BUILT_IN)
    expect(event.data.flow).toEqual(published)
    expect(live.events().map(({ type }) => type)).not.toContain('flow_saved')
    await admins.event('flow_saved', ({ data }) => data.flow.version === 1)
    expect((await proposed(PRINTER)).question?.text).toBe('Whose printer is it?')
    live.close()
    admins.close()
  })

  test('goes back to the text of the product, which stays in force while the edits stay in the history', async () => {
    const live = await tess.stream()
    const reset = await ruth.call(contract.resetFlow, { ...params(BUILT_IN), body: { basedOn: 1 } })
    expect(reset).toMatchObject({
      version: 2,
      versionKind: 'reset',
      publishedVersion: null,
      state: 'published',
    })
    await live.event('flow_reset', ({ data }) => data.flow.version === 2)
    live.close()
    expect((await proposed(PRINTER)).question?.text).toBe('Who cannot print?')
    expect((await detail(BUILT_IN)).text).toBe(text)
    expect(await setState(BUILT_IN, 'published', 2)).toEqual(reset)

    const restored = await ruth.call(contract.restoreFlow, {
      ...params(BUILT_IN),
      body: { version: 1, basedOn: 2 },
    })
    expect(restored).toMatchObject({ version: 3, versionKind: 'restored' })
    expect((await detail(BUILT_IN)).text).toBe(edited())
    const { versions } = await ruth.call(contract.listFlowVersions, { ...params(BUILT_IN), query: {} })
    expect(versions.map(({ version, kind, restoredFrom }) => [version, kind, restoredFrom])).toEqual([
      [3, 'restored', 1],
      [2, 'reset', null],
      [1, 'edited', null],
    ])
    expect((await ruth.call(contract.getFlowVersion, { params: { id: BUILT_IN, version: 1 } })).text).toBe(
      edited(),
    )
    expect((await proposed(PRINTER)).question?.text).toBe('Who cannot print?')
  })

  test('an archived flow is proposed to nobody, also by name, until it is published again', async () => {
    const archived = await setState(BUILT_IN, 'archived', 3)
    expect(archived).toMatchObject({ state: 'archived', publishedVersion: null })
    expect((await proposed(PRINTER)).matches.map(({ id }) => id)).not.toContain(BUILT_IN)
    const { id } = await tess.call(createSession, { body: PRINTER })
    await tess.refused(getProposals, { params: { id }, query: { flow: BUILT_IN } }, 'not_found')
    expect(await setState(BUILT_IN, 'archived', 3)).toEqual(archived)

    await setState(BUILT_IN, 'draft', 3)
    expect((await proposed(PRINTER)).question?.text).toBe('Who cannot print?')
    await setState(BUILT_IN, 'published', 3)
    expect((await proposed(PRINTER)).question?.text).toBe('Whose printer is it?')
  })

  test('a flow that nobody edited can be archived and taken back too', async () => {
    const id = 'mail-bounces'
    expect(await setState(id, 'archived', 0)).toMatchObject({ state: 'archived', version: 0 })
    expect((await detail(id)).text).toContain(`id: ${id}`)
    expect(await setState(id, 'published', 0)).toMatchObject({ state: 'published', publishedVersion: null })
  })
})

describe('a flow of the organization', () => {
  beforeAll(hire)

  test('is a draft that nobody is led by, then published, then taken back', async () => {
    const made = await create()
    expect(made).toMatchObject({ id: 'fish-look-sad', builtIn: false, state: 'draft', version: 1 })
    expect((await proposed(FISH)).flow).toBeNull()
    await setState(made.id, 'published', 1)
    expect((await proposed(FISH)).question?.text).toBe('Were they fed today?')

    await save(made.id, flowText({ step: 'Feed them twice' }), 1)
    expect((await proposed(FISH)).proposals[0]?.text).toBe('Feed the fish')
    await setState(made.id, 'published', 2)
    expect((await proposed(FISH)).proposals[0]?.text).toBe('Feed them twice')
    expect(await setState(made.id, 'draft', 2)).toMatchObject({ state: 'draft', publishedVersion: null })
    expect((await proposed(FISH)).flow).toBeNull()
  })

  test('has an id that is free, and no text of the product to go back to', async () => {
    await ruth.refused(contract.createFlow, { body: { text: flowText() } }, 'flow_id_taken')
    await ruth.refused(contract.createFlow, { body: { text: flowText({ id: BUILT_IN }) } }, 'flow_id_taken')
    await ruth.refused(
      contract.resetFlow,
      { ...params('fish-look-sad'), body: { basedOn: 2 } },
      'flow_not_built_in',
    )
    const raced = await Promise.allSettled([1, 2].map(() => create(flowText({ id: 'raced' }))))
    expect(raced.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('keeps its text as it was written, line ends apart', async () => {
    const text = `# By hand\n${flowText({ id: 'by-hand' })}\n   \n`
    await create(text.replaceAll('\n', '\r\n'))
    expect((await detail('by-hand')).text).toBe(text)
  })

  test('lists its versions page by page', async () => {
    await create(flowText({ id: 'often' }))
    for (let n = 1; n <= 51; n++) await save('often', flowText({ id: 'often', step: `Step ${n}` }), n)
    const page = (before?: number) =>
      ruth.call(contract.listFlowVersions, { ...params('often'), query: before ? { before } : {} })
    const first = await page()
    expect(first.versions.map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_, n) => 52 - n))
    expect(first.next).toBe(3)
    const second = await page(3)
    expect(second).toMatchObject({ versions: [{ version: 2 }, { version: 1 }], next: null })
  })

  test('marked as a draft is not published before the mark is gone, and the old version stays', async () => {
    await create(flowText({ id: 'marked', keywords: 'marked-flow-9000' }))
    await setState('marked', 'published', 1)
    const text = flowText({ id: 'marked' }).replace('category:', 'draft: true\ncategory:')
    await save('marked', text, 1)
    const body = { state: 'published', basedOn: 2 } as const
    const { faults } = await ruth.refused(
      contract.changeFlowState,
      { ...params('marked'), body },
      'flow_invalid',
    )
    expect(faults).toMatchObject([{ line: 3, code: 'draft' }])
    expect((await detail('marked')).flow.publishedVersion).toBe(1)
  })
})

describe('a text with faults', () => {
  beforeAll(async () => {
    await hire()
    await create()
    await setState('fish-look-sad', 'published', 1)
  })

  test.each<[string, string, string, object]>([
    ['a loop', 'failed: ask', 'failed: fed', { line: 19, code: 'loop' }],
    ['a missing node', 'No: feed', 'No: food', { line: 13, code: 'missing_node' }],
    ['bad YAML', 'category: Aquarium', 'category: "Aquarium', { code: 'yaml' }],
    ['another id', 'id: fish-look-sad', 'id: fish-look-glad', { line: 1, code: 'other_id' }],
    ['too many letters', 'Hungry', 'x'.repeat(100_001), { line: 1, code: 'too_long' }],
  ])('such as %s is refused with line and reason, and the old version stays', async (_, from, to, fault) => {
    const text = flowText().replace(from, to)
    expect(text).not.toBe(flowText())
    const body = { text, basedOn: 1 }
    const { faults } = await ruth.refused(
      contract.saveFlow,
      { ...params('fish-look-sad'), body },
      'flow_invalid',
    )
    expect(faults).toEqual(expect.arrayContaining([expect.objectContaining(fault)]))
    expect(faults.every(({ reason }) => reason !== '')).toBe(true)
    expect(await detail('fish-look-sad')).toMatchObject({
      text: flowText(),
      flow: { version: 1, publishedVersion: 1 },
    })
    const checked = await ruth.call(contract.checkFlowText, { body: { text, id: 'fish-look-sad' } })
    expect(checked.faults).toEqual(faults)
  })

  test('is told as one types; a good one comes back as a flow with the lines of its nodes', async () => {
    const good = await ruth.call(contract.checkFlowText, { body: { text: flowText() } })
    expect(good).toMatchObject({ faults: [], flow: { start: 'fed' } })
    expect(good.lines).toEqual({ fed: 9, feed: 14, happy: 20, ask: 22 })
    expect(await ruth.call(contract.checkFlowText, { body: { text: '' } })).toMatchObject({ flow: null })
  })

  test('is refused as a new flow, and so is a request that is none', async () => {
    await ruth.refused(contract.createFlow, { body: { text: 'id: x' } }, 'flow_invalid')
    for (const body of [{}, { text: 'a\0b' }, { text: 7 }, { text: '', more: 1 }])
      await ruth.refused(contract.checkFlowText, { body: body as { text: string } }, 'validation_failed')
    for (const basedOn of [-1, 99, 1.5])
      await ruth.refused(
        contract.saveFlow,
        { ...params('fish-look-sad'), body: { text: flowText(), basedOn } },
        'validation_failed',
      )
    await ruth.refused(
      contract.changeFlowState,
      { ...params('fish-look-sad'), body: { state: 'gone' as 'draft', basedOn: 1 } },
      'validation_failed',
    )
    await ruth.refused(
      contract.restoreFlow,
      { ...params('fish-look-sad'), body: { version: 7, basedOn: 1 } },
      'not_found',
    )
  })
})

describe('two admins at once', () => {
  beforeAll(async () => {
    await hire()
    await create()
  })

  test('the later one is told who saved what, whatever they were about to do', async () => {
    await save('fish-look-sad', flowText({ step: 'Of Olga' }), 1, olga)
    const late = { text: flowText({ step: 'Of Ruth' }), basedOn: 1 }
    const refusal = await ruth.refused(
      contract.saveFlow,
      { ...params('fish-look-sad'), body: late },
      'flow_changed',
    )
    expect(refusal).toMatchObject({ status: 409, version: 2, savedBy: { name: 'Olga' } })
    expect(refusal.savedAt).toBe((await detail('fish-look-sad')).flow.savedAt)
    const body = { basedOn: 1 }
    const on = params('fish-look-sad')
    await ruth.refused(
      contract.changeFlowState,
      { ...on, body: { state: 'published', ...body } },
      'flow_changed',
    )
    await ruth.refused(contract.restoreFlow, { ...on, body: { version: 1, ...body } }, 'flow_changed')
    expect((await detail('fish-look-sad')).text).toContain('Of Olga')
    await save('mail-bounces', (await detail('mail-bounces')).text, 0, olga)
    await ruth.refused(
      contract.resetFlow,
      { ...params('mail-bounces'), body: { basedOn: 0 } },
      'flow_changed',
    )
  })

  test('of two who save at the same moment one is kept; the same request again is no second version', async () => {
    const raced = await Promise.allSettled([
      save('fish-look-sad', flowText(), 2),
      save('fish-look-sad', flowText(), 2, olga),
    ])
    expect(raced.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const again = () =>
      ruth.call(
        contract.saveFlow,
        { ...params('fish-look-sad'), body: { text: flowText(), basedOn: 3 } },
        { idempotencyKey: 'the-same-save' },
      )
    expect(await again()).toEqual(await again())
    expect((await detail('fish-look-sad')).flow.version).toBe(4)
  })
})
