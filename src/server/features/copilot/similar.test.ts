import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import { listSimilarSessions } from '../../../shared/contract/copilot.ts'
import { addMessage, addStep, createSession, resolveSession } from '../../../shared/contract/sessions.ts'

let app: TestApp
let technician: Member
let colleague: Member

beforeAll(async () => {
  app = await startApp()
  const organization = await app.addOrganization()
  technician = await organization.hire('technician')
  colleague = await organization.hire('technician')
})
afterAll(() => app?.close())

type Case = { title: string; problem: string; client?: string; resolution?: string; steps?: string[] }

async function tell(by: Member, { title, problem, client, resolution, steps = [] }: Case) {
  const session = await by.call(createSession, { body: { title, problem, client } })
  const params = { id: session.id }
  for (const text of steps) await by.call(addStep, { params, body: { text, outcome: 'worked' } })
  if (resolution) await by.call(resolveSession, { params, body: { resolution } })
  return session
}
const similar = async (by: Member, id: string) =>
  (await by.call(listSimilarSessions, { params: { id } })).similar

const OUTLOOK = {
  title: 'Outlook cannot find the data file',
  problem: 'Since the move to the new profile Outlook shows error 0x8004010F when it sends or receives.',
  client: 'Harbour Dental',
  resolution:
    'The default data file pointed to a deleted folder. Made a new profile and set it as the default.',
  steps: ['Made a new Outlook profile'],
}
const NOISE: Case[] = [
  {
    title: 'Scanner does not scan to the share',
    problem: 'SMB1 is off since the update',
    resolution: 'Used SMB2',
  },
  {
    title: 'Outlook is slow',
    problem: 'Outlook takes a minute to open a mailbox',
    resolution: 'Disabled an add-in',
  },
  {
    title: 'No sound in Teams',
    problem: 'The headset is silent in meetings',
    resolution: 'Picked the device',
  },
]

test('a resolved session with the same error code comes first, with why and with what worked', async () => {
  for (const one of [OUTLOOK, ...NOISE]) await tell(technician, one)
  const { id } = await tell(colleague, {
    title: 'Mails stay in the outbox',
    problem: 'Outlook says 0x8004010f',
    client: 'harbour dental',
  })
  const [first, ...others] = await similar(colleague, id)
  expect(first).toMatchObject({
    session: { title: OUTLOOK.title, client: 'Harbour Dental' },
    resolution: OUTLOOK.resolution,
    worked: [{ text: 'Made a new Outlook profile', note: null }],
    why: { codes: ['0x8004010f'], sameClient: true },
  })
  expect(first?.why.words).toContain('Outlook')
  const shared = first?.snippet.filter(piece => piece.shared).map(piece => piece.text)
  expect(shared).toContain('Outlook')
  expect(others.map(other => other.session.title)).not.toContain('Scanner does not scan to the share')
})

test('only what is resolved is found, also what is told in messages alone, and never the session itself', async () => {
  const story = { title: 'Kiosk reboots', problem: 'The lobby kiosk reboots at noon' }
  const open = await tell(technician, story)
  const later = await tell(colleague, { ...story, title: 'Kiosk restarts' })
  await colleague.call(addMessage, {
    params: { id: later.id },
    body: { text: 'The log has STOP code 0x0000009f' },
  })
  expect(await similar(technician, open.id)).toEqual([])
  await colleague.call(resolveSession, {
    params: { id: later.id },
    body: { resolution: 'New power supply' },
  })
  expect((await similar(technician, open.id)).map(({ session }) => session.id)).toEqual([later.id])
  const coded = await tell(technician, { title: 'Blue screen', problem: 'STOP 0x0000009F on a laptop' })
  expect((await similar(technician, coded.id))[0]).toMatchObject({
    session: { id: later.id },
    why: { codes: ['0x0000009f'] },
  })
  await technician.call(resolveSession, {
    params: { id: open.id },
    body: { resolution: 'Same as the other' },
  })
  expect((await similar(technician, open.id)).map(({ session }) => session.id)).not.toContain(open.id)
})

test('a session about something else finds nothing', async () => {
  const { id } = await tell(technician, { title: 'Fish tank', problem: 'The fish in the lobby look sad' })
  expect(await similar(technician, id)).toEqual([])
})

test('words that stand in every ticket make nothing similar, however few sessions there are', async () => {
  const few = await app.addOrganization('Few sessions')
  const only = await few.hire('technician')
  await tell(only, {
    title: 'Log-in to the terminal server takes minutes',
    problem: 'It opens an empty desktop. I get an error about settings and services since the restart.',
    resolution: 'Made the profile anew',
  })
  const { id } = await tell(only, {
    title: 'Ledgerline does not find its database',
    problem: 'I get an error when I open it since the server was restarted this morning. Services run.',
  })
  expect(await similar(only, id)).toEqual([])
})

test('titles that are alike letter by letter rank higher', async () => {
  const about = 'VPN tunnel to the branch drops'
  const exact = await tell(technician, {
    title: about,
    problem: 'It drops',
    resolution: 'Raised the lifetime',
  })
  await tell(technician, {
    title: 'The branch VPN',
    problem: 'tunnel drops, drops',
    resolution: 'New router',
  })
  const { id } = await tell(colleague, {
    title: 'VPN tunnel to the branch drop',
    problem: 'It dropped again',
  })
  expect((await similar(colleague, id))[0]?.session.id).toBe(exact.id)
})

test('what another organization resolved is never found', async () => {
  const other = await app.addOrganization('Other MSP')
  const theirs = await other.hire('technician')
  await tell(theirs, { ...OUTLOOK, title: 'Zebrafish outlook 0x80042108' })
  const { id } = await tell(technician, { title: 'Zebrafish', problem: 'Outlook shows 0x80042108' })
  expect((await similar(technician, id)).filter(one => one.session.title.includes('Zebrafish'))).toEqual([])
})

test('texts that the search language gives a meaning are only texts', async () => {
  const odd = `it's "quoted" \\ back & | ! <-> (:*) 'x':A 50% _ \u0002 ünïcödé 東京`
  await tell(technician, { title: `Odd ${odd}`, problem: odd, resolution: odd, client: odd })
  const { id } = await tell(colleague, { title: `Odd ${odd}`, problem: `${odd} again`, client: odd })
  const [found] = await similar(colleague, id)
  expect(found?.session.title).toBe(`Odd ${odd}`)
  expect(found?.snippet.map(({ text }) => text).join('')).not.toContain('\u0003')
})

test('who may not read the session is told nothing', async () => {
  const { id } = await tell(technician, { title: 'Secret', problem: 'Secret' })
  await colleague.refused(listSimilarSessions, { params: { id } }, 'session_not_readable')
})
