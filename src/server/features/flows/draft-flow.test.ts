import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import * as contract from '../../../shared/contract/flow-library.ts'
import { LIMITS } from '../../../shared/contract/limits.ts'
import { addStep, createSession, resolveSession, stepOutcome } from '../../../shared/contract/sessions.ts'
import { checkFlow } from '../../../shared/domain/flow/check.ts'
import { documentOf } from '../../../shared/domain/flow/document.ts'
import { FLOW_LIMITS } from '../../../shared/domain/flow/schema.ts'
import { draftText } from './draft-text.ts'
import { validFlow } from './read-text.ts'

let app: TestApp
let tess: Member
let marta: Member
let kenji: Member
let ruth: Member

beforeAll(async () => {
  app = await startApp()
  const { hire } = await app.addOrganization()
  tess = await hire('technician', 'Tess')
  marta = await hire('engineer', 'Marta')
  kenji = await hire('engineer', 'Kenji')
  ruth = await hire('admin', 'Ruth')
})
afterAll(() => app.close())

async function start({ title = 'No scan to mail', steps = true } = {}) {
  const { id } = await tess.call(createSession, { body: { title, problem: 'SMTP 535 at the scanner' } })
  const params = { id }
  if (steps) {
    await tess.call(addStep, { params, body: { text: 'Restarted the scanner', outcome: 'failed' } })
    await tess.call(addStep, { params, body: { text: 'Set a new password', outcome: 'worked' } })
  }
  return params
}
const resolve = (params: { id: string }) =>
  tess.call(resolveSession, { params, body: { resolution: 'A new password' } })
async function resolved(options = {}) {
  const params = await start(options)
  await resolve(params)
  return params
}

test('an engineer drafts from a resolved session; an admin finds it, edits it and publishes it', async () => {
  const params = await resolved()
  expect((await marta.call(contract.getFlowDraft, { params })).flow).toBeNull()
  const [engineers, technicians] = await Promise.all([kenji.stream(), tess.stream()])
  const draft = await marta.call(contract.draftFlow, { params })
  expect(draft).toMatchObject({
    id: 'session-no-scan-to-mail',
    state: 'draft',
    version: 1,
    versionKind: 'drafted',
    savedBy: { name: 'Marta' },
    sessionId: params.id,
  })
  await engineers.event('flow_saved', ({ data }) => data.flow.sessionId === params.id)
  expect((await kenji.call(contract.getFlowDraft, { params })).flow).toEqual(draft)

  const { text, session, flow } = await ruth.call(contract.getFlow, { params: { id: draft.id } })
  expect(flow).toEqual(draft)
  expect(session).toEqual({ id: params.id, title: 'No scan to mail' })
  const { nodes } = validFlow(text)
  expect(nodes['step-1']).toMatchObject({
    do: 'Restarted the scanner',
    next: { worked: 'resolved-early', failed: 'step-2' },
  })
  await ruth.call(contract.saveFlow, {
    params: { id: draft.id },
    body: { text: text.replace(/^draft: true\n/m, ''), basedOn: 1 },
  })
  await ruth.call(contract.changeFlowState, {
    params: { id: draft.id },
    body: { state: 'published', basedOn: 2 },
  })
  await technicians.event('flow_published', ({ data }) => data.flow.id === draft.id)
  expect(technicians.events().map(({ type }) => type)).not.toContain('flow_saved')
  engineers.close()
  technicians.close()
})

test('a session is drafted from once, whoever asks and however often', async () => {
  const params = await resolved({ title: 'Raced' })
  const drafts = await Promise.all([marta, kenji, ruth].map(who => who.call(contract.draftFlow, { params })))
  expect(new Set(drafts.map(({ id }) => id)).size).toBe(1)
  const others = await Promise.all([resolved({ title: 'Raced' }), resolved({ title: 'Raced' })])
  const more = await Promise.all(others.map(params => marta.call(contract.draftFlow, { params })))
  expect(more.map(({ id }) => id).sort()).toEqual(['session-raced-2', 'session-raced-3'])
})

test('nobody drafts from a session that is not resolved, has no step, or is none; technicians never do', async () => {
  const params = await start()
  await ruth.refused(contract.draftFlow, { params }, 'session_not_resolved')
  await marta.refused(contract.draftFlow, { params }, 'session_not_readable')
  await marta.refused(contract.getFlowDraft, { params }, 'session_not_readable')
  await marta.refused(contract.draftFlow, { params: await resolved({ steps: false }) }, 'nothing_to_draft')
  await tess.refused(contract.draftFlow, { params }, 'role_too_low')
  await tess.refused(contract.getFlowDraft, { params }, 'role_too_low')
  const nowhere = { id: '00000000-0000-4000-8000-000000000000' }
  await marta.refused(contract.draftFlow, { params: nowhere }, 'not_found')
})

const storable = (max: number) =>
  fc
    .oneof(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            'a',
            '\n',
            ': ',
            '- ',
            '#',
            '"',
            "'",
            '{{steps}}',
            '|',
            '\t',
            '\r\n',
            '&x',
            '*x',
            '!!int',
            '---',
            '%',
          ),
        )
        .map(parts => parts.join('')),
      fc.constantFrom(
        'Same',
        'yes',
        '0x1',
        '1.0',
        '~',
        '\u2028',
        '\ufeff',
        'a\n'.repeat(max / 2),
        'x'.repeat(max),
      ),
    )
    .map(
      text =>
        text
          .replaceAll('\0', '')
          .slice(0, max)
          .replaceAll(/\p{Surrogate}/gu, '')
          .trim() || 'x',
    )

test('any session gives a draft that reads as a flow without faults, and fits', () => {
  const anySession = fc.record({
    title: storable(LIMITS.title),
    problem: storable(LIMITS.problem),
    client: fc.option(storable(LIMITS.client)),
    resolution: storable(LIMITS.resolution),
  })
  const anyStep = fc.record({
    text: storable(LIMITS.step),
    outcome: fc.constantFrom(...stepOutcome.options),
    note: fc.option(storable(LIMITS.note)),
  })
  let drafted = 0
  fc.assert(
    fc.property(anySession, fc.array(anyStep, { maxLength: 120, size: 'max' }), (session, steps) => {
      const draft = draftText({ session, steps })
      if (!draft) return
      drafted++
      expect(draft.text.length).toBeLessThanOrEqual(FLOW_LIMITS.source)
      expect(validFlow(draft.text)).toEqual(checkFlow(documentOf(draft.flow)).flow)
    }),
    { numRuns: 60 },
  )
  expect(drafted).toBeGreaterThan(30)
})
