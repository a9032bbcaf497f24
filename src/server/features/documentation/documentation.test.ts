import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import * as contract from '../../../shared/contract/documentation.ts'
import { claimHandoff, createHandoff, returnHandoff } from '../../../shared/contract/handoffs.ts'
import { LIMITS } from '../../../shared/contract/limits.ts'
import {
  addMessage,
  addStep,
  createSession,
  getSession,
  resolveSession,
} from '../../../shared/contract/sessions.ts'

let app: TestApp
let tess: Member
let tom: Member
let marta: Member
let ruth: Member

beforeAll(async () => {
  app = await startApp()
  const { hire } = await app.addOrganization()
  tess = await hire('technician', 'Tess')
  tom = await hire('technician', 'Tom')
  marta = await hire('engineer', 'Marta')
  ruth = await hire('admin', 'Ruth')
})
afterAll(() => app.close())

async function start(title = 'No mail') {
  const session = await tess.call(createSession, {
    body: { title, problem: 'Outlook asks for the password', ticketRef: 'T-7' },
  })
  const params = { id: session.id }
  await tess.call(addStep, { params, body: { text: 'Rebooted', outcome: 'failed' } })
  return params
}
type Params = { id: string }
const escalate = (params: Params, more: object = {}) =>
  tess.call(createHandoff, { params, body: { reason: 'Out of ideas', ...more } })
const resolve = (params: Params, more: object = {}) =>
  tess.call(resolveSession, { params, body: { resolution: 'Cleared it', ...more } })
const versionsOf = async (params: Params, who = tess) =>
  (await who.call(contract.listDocumentation, { params })).versions
const save = (params: Params, basedOn: number, text = 'My own note', who = tess) =>
  who.call(contract.writeDocumentation, { params, body: { text, basedOn } })

describe('a note writes itself', () => {
  test('with the hand-off and with the resolution, once each, in their transaction', async () => {
    const live = await tess.stream()
    const params = await start()
    expect(await versionsOf(params)).toEqual([])
    const handoff = await escalate(params, { impact: 'All of sales' })
    const [escalated] = await versionsOf(params)
    expect(escalated).toMatchObject({ version: 1, kind: 'escalation', editedBy: null })
    expect(escalated?.createdAt).toBe(handoff.createdAt)
    for (const said of ['Failed: Rebooted (Tess)', 'Reason: Out of ideas', 'Impact: All of sales'])
      expect(escalated?.text).toContain(said)
    expect(escalated?.text).toContain('Status: Escalated')

    await marta.call(claimHandoff, { params: { id: handoff.id }, body: {} })
    await marta.call(addMessage, { params, body: { text: 'Clearing the stored password' } })
    await marta.call(resolveSession, { params, body: { resolution: 'Cleared it' } })
    const versions = await versionsOf(params)
    expect(versions.map(({ version, kind }) => [version, kind])).toEqual([
      [2, 'resolution'],
      [1, 'escalation'],
    ])
    for (const said of ['Hand-off 1 claimed by Marta', 'Resolved by Marta', 'RESOLUTION\nCleared it'])
      expect(versions[0]?.text).toContain(said)

    await live.event('session_resolved', ({ data }) => data.session.id === params.id)
    const { session } = await tess.call(getSession, { params })
    expect(versions[0]?.createdAt).toBe(session.resolvedAt)
    await live.event('documentation_written', ({ data }) => data.version === 2)
    const written = live.events().filter(event => event.type === 'documentation_written')
    expect(written.map(({ data }) => data)).toEqual([
      { sessionId: params.id, version: 1, kind: 'escalation' },
      { sessionId: params.id, version: 2, kind: 'resolution' },
    ])
    live.close()
  })

  test('or is what its writer made of it', async () => {
    const params = await start()
    await escalate(params, { documentation: 'Short: stuck.' })
    const ours = { text: 'Short: stuck.', kind: 'escalation', editedBy: { id: tess.actor.id, name: 'Tess' } }
    expect(await versionsOf(params)).toMatchObject([ours])
    await resolve(params, { documentation: ' \n' })
    const [resolved] = await versionsOf(params)
    expect(resolved).toMatchObject({ version: 2, editedBy: null })
    expect(resolved?.text).toContain('RESOLUTION\nCleared it')
  })

  test('and not at all where the hand-off or the resolution is refused', async () => {
    const params = await start()
    const body = { reason: 'Stuck', targetUserId: tom.actor.id }
    await tess.refused(createHandoff, { params, body }, 'target_cannot_claim')
    await ruth.refused(createHandoff, { params, body: { reason: 'Stuck' } }, 'session_not_yours')
    await ruth.refused(resolveSession, { params, body: { resolution: 'Done' } }, 'session_not_yours')
    const long = { resolution: 'Done', documentation: 'x'.repeat(LIMITS.documentation + 1) }
    await tess.refused(resolveSession, { params, body: long }, 'validation_failed')
    expect(await versionsOf(params)).toEqual([])
    await escalate(params)
    await tess.refused(createHandoff, { params, body: { reason: 'Again' } }, 'handoff_already_open')
    await resolve(params)
    await tess.refused(resolveSession, { params, body: { resolution: 'Again' } }, 'session_resolved')
    expect(await versionsOf(params)).toHaveLength(2)
  })

  test('once for a repeat under the same key', async () => {
    const params = await start()
    const twice = [1, 2].map(() =>
      tess.call(
        createHandoff,
        { params, body: { reason: 'Stuck' } },
        { idempotencyKey: `twice-${params.id}` },
      ),
    )
    await Promise.all(twice)
    expect(await versionsOf(params)).toHaveLength(1)
  })

  test('again with the next hand-off, which it tells beside the first', async () => {
    const params = await start()
    const first = await escalate(params)
    const claimed = await marta.call(claimHandoff, { params: { id: first.id }, body: {} })
    await marta.call(returnHandoff, {
      params: { id: first.id },
      body: { fence: claimed.fence, message: 'Ask the client first' },
    })
    await escalate(params, { reason: 'The client does not know' })
    const [newest] = await versionsOf(params)
    expect(newest).toMatchObject({ version: 2, kind: 'escalation' })
    for (const said of ['Hand-off 1 returned by Marta', 'Hand-off 2 by Tess', 'The client does not know'])
      expect(newest?.text).toContain(said)
  })
})

describe('a preview', () => {
  const preview = (params: Params, body: object, who = tess) =>
    who.call(contract.previewDocumentation, { params, body: body as { kind: 'manual' } })

  test('is the note that comes of it, but for the minute, and keeps nothing', async () => {
    const params = await start()
    const form = { reason: 'Out of ideas', watchLevel: 'critical', targetUserId: marta.actor.id }
    const before = await preview(params, { kind: 'escalation', ...form })
    expect(await versionsOf(params)).toEqual([])
    await escalate(params, form)
    expect(timeless(before.text)).toBe(timeless((await versionsOf(params))[0]?.text))
    const resolution = await preview(params, { kind: 'resolution', resolution: 'Cleared it' })
    await resolve(params)
    const [resolved] = await versionsOf(params)
    // The hand-off ends with the session, which the note does not tell apart.
    expect(timeless(resolution.text)).toBe(timeless(resolved?.text))
  })

  test('of a resolution or a hand-off is for the owner while there is something to do', async () => {
    const params = await start()
    for (const kind of ['resolution', 'escalation'] as const) {
      await ruth.refused(contract.previewDocumentation, { params, body: { kind } }, 'session_not_yours')
      await tom.refused(contract.previewDocumentation, { params, body: { kind } }, 'session_not_readable')
    }
    expect((await preview(params, { kind: 'manual' }, ruth)).text).toContain('Status: Active')
    expect((await preview(params, { kind: 'resolution' })).text).not.toContain('\nRESOLUTION\n')
    await resolve(params)
    await tess.refused(
      contract.previewDocumentation,
      { params, body: { kind: 'resolution' } },
      'session_resolved',
    )
  })

  const timeless = (text = '') =>
    text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, 'then').replace(/\d+ min\b/g, 'n min')
})

describe('a version that somebody saves', () => {
  test('comes after the others, also when the session is resolved, and changes none of them', async () => {
    const params = await start()
    expect(await save(params, 0)).toMatchObject({ version: 1, kind: 'manual', text: 'My own note' })
    await resolve(params)
    const before = await versionsOf(params)
    await save(params, 2, 'Better')
    expect(await versionsOf(params)).toMatchObject([{ version: 3, editedBy: { name: 'Tess' } }, ...before])
  })

  test('is refused when another came meanwhile, with its number', async () => {
    const params = await start()
    await save(params, 0)
    const refusal = await tess.refused(
      contract.writeDocumentation,
      { params, body: { text: 'Late', basedOn: 0 } },
      'documentation_changed',
    )
    expect(refusal).toMatchObject({ status: 409, version: 1 })
    const raced = await Promise.allSettled([save(params, 1, 'One'), save(params, 1, 'Other')])
    expect(raced.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await versionsOf(params)).map(({ version }) => version)).toEqual([2, 1])
  })

  test('is for those who take part; who may read the session may read it', async () => {
    const params = await start()
    await save(params, 0)
    await tom.refused(contract.listDocumentation, { params }, 'session_not_readable')
    await marta.refused(contract.listDocumentation, { params }, 'session_not_readable')
    const handoff = await escalate(params)
    const read = await marta.call(contract.listDocumentation, { params })
    expect(read).toMatchObject({ mayWrite: false, versions: [{ version: 2 }, { version: 1 }] })
    const body = { text: 'Mine', basedOn: 2 }
    await marta.refused(contract.writeDocumentation, { params, body }, 'session_not_writable')
    await ruth.refused(contract.writeDocumentation, { params, body }, 'session_not_writable')
    await tom.refused(contract.writeDocumentation, { params, body }, 'session_not_readable')
    await marta.call(claimHandoff, { params: { id: handoff.id }, body: {} })
    await save(params, 2, 'Of the claimer', marta)
    await marta.call(resolveSession, { params, body: { resolution: 'Done' } })
    expect(await tom.call(contract.listDocumentation, { params })).toMatchObject({ mayWrite: false })
    await tom.refused(
      contract.writeDocumentation,
      { params, body: { text: 'Mine', basedOn: 4 } },
      'session_not_writable',
    )
  })

  test.each([
    [{ text: ' ', basedOn: 0 }, 'body.text'],
    [{ text: 'x'.repeat(LIMITS.documentation + 1), basedOn: 0 }, 'body.text'],
    [{ text: 'Note', basedOn: -1 }, 'body.basedOn'],
  ])('has a text and names the one before: %#', async (body, path) => {
    const params = await start()
    const { issues } = await tess.refused(contract.writeDocumentation, { params, body }, 'validation_failed')
    expect(issues).toMatchObject([{ path }])
  })

  test('is told live to those who may read the session and to nobody else', async () => {
    const params = await start()
    const [mine, others] = await Promise.all([ruth.stream(), tom.stream()])
    const { version } = await save(params, 0)
    await mine.event('documentation_written', ({ data }) => data.sessionId === params.id)
    expect(version).toBe(1)
    await resolve(params)
    await others.event('session_resolved', ({ data }) => data.session.id === params.id)
    const heard = others.events().filter(event => event.type === 'documentation_written')
    expect(heard.filter(({ data }) => data.sessionId === params.id && data.kind === 'manual')).toEqual([])
    mine.close()
    others.close()
  })
})

describe('an export', () => {
  const download = ({ id }: Params, query = '', who = tess) =>
    who.raw(`/api/v1/ai-sessions/${id}/documentation/export${query}`)

  test('is the newest version as a file of plain text', async () => {
    const params = await start()
    await resolve(params)
    const [newest] = await versionsOf(params)
    const answer = await download(params)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="T-7-note-v1.txt"; filename*=UTF-8''T-7-note-v1.txt`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(await answer.text()).toBe(`${newest?.text}\n`)
  })

  test('or of Markdown, and of the version that is named', async () => {
    const params = await start()
    await save(params, 0, 'Title\n\nRESOLUTION\n<b>Cleared</b> it')
    await save(params, 1, 'Another')
    const answer = await download(params, '?format=md&version=1')
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('filename="T-7-note-v1.md"')
    expect(await answer.text()).toBe('## Title\n\n### Resolution\n\n&lt;b&gt;Cleared&lt;/b&gt; it\n')
  })

  test('carries a name that is no ASCII whole and in a form for everyone', async () => {
    const { id } = await tess.call(createSession, { body: { title: 'Drucker für 東京"', problem: 'Lahm' } })
    await save({ id }, 0)
    const answer = await download({ id })
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Drucker-f_r-__-note-v1.txt"; filename*=UTF-8''Drucker-f%C3%BCr-%E6%9D%B1%E4%BA%AC-note-v1.txt`,
    )
  })

  test('is refused as a problem where there is nothing, or for whom there is nothing', async () => {
    const params = await start()
    expect((await download(params)).status).toBe(404)
    await save(params, 0)
    expect((await download(params, '?version=2')).status).toBe(404)
    expect((await download(params, '?format=html')).status).toBe(400)
    const refused = await download(params, '', tom)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    expect(refused.headers.get('content-disposition')).toBeNull()
  })
})
