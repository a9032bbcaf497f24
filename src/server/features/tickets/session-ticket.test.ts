import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Member, startApp, type TestApp } from '../../../../test/support/app.ts'
import {
  CONNECTWISE,
  type ConnectWise,
  startConnectWise,
} from '../../../../test/support/outside/connectwise.ts'
import { listMeasuredEscalations } from '../../../shared/contract/analytics.ts'
import { listDeliveries, listSessionDeliveries } from '../../../shared/contract/deliveries.ts'
import { writeDocumentation } from '../../../shared/contract/documentation.ts'
import { claimHandoff, createHandoff } from '../../../shared/contract/handoffs.ts'
import { addIntegration } from '../../../shared/contract/integrations.ts'
import { createSession } from '../../../shared/contract/sessions.ts'
import { getSessionTicket, sendTicketNote } from '../../../shared/contract/tickets.ts'

let app: TestApp
let fake: ConnectWise
let tess: Member
let marta: Member
let admin: Member

beforeAll(async () => {
  fake = await startConnectWise()
  app = await startApp({ config: { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' } })
})
afterAll(async () => {
  await app?.close()
  await fake?.close()
})
beforeEach(async () => {
  const organization = await app.addOrganization()
  tess = await organization.hire('technician', 'Tess')
  marta = await organization.hire('engineer', 'Marta')
  admin = await organization.hire('admin', 'Ada')
})

const connect = () =>
  admin.call(addIntegration, {
    body: { kind: 'connectwise', name: 'Our PSA', settings: { ...CONNECTWISE, site: fake.url } },
  })
const begin = async (ticketRef?: string) => {
  const { id } = await tess.call(createSession, {
    body: { title: 'VPN down', problem: 'Error 13801', ticketRef },
  })
  return { id }
}
const write = (who: Member, params: { id: string }, text: string, basedOn: number) =>
  who.call(writeDocumentation, { params, body: { text, basedOn } })
const notesOf = (id: number) => (fake.tickets.get(id)?.notes ?? []).map(({ text }) => text)
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 50 })

test('whoever claimed writes the note to the ticket, once, and that is their first action', async () => {
  await connect()
  const ticket = fake.addTicket({ title: 'VPN down', description: '' })
  const params = await begin(`#${ticket.id}`)
  const { id } = await tess.call(createHandoff, { params, body: { reason: 'Stuck' } })
  await marta.call(claimHandoff, { params: { id }, body: {} })
  expect(await marta.call(getSessionTicket, { params })).toMatchObject({
    ticket: { ref: `#${ticket.id}`, system: 'Our PSA' },
    sent: 0,
  })
  for (const _twice of [1, 2])
    expect(await marta.call(sendTicketNote, { params, body: { version: 1 } })).toEqual({ version: 1 })
  expect(await marta.call(getSessionTicket, { params })).toMatchObject({ sent: 1 })

  const { deliveries } = await marta.call(listDeliveries, { params: { id } })
  expect(deliveries.filter(({ event }) => event === 'noted')).toHaveLength(1)
  await until(() =>
    expect(notesOf(ticket.id).filter(text => text.startsWith('Note by Marta'))).toHaveLength(1),
  )
  expect(notesOf(ticket.id).find(text => text.startsWith('Note by Marta'))).toContain('Error 13801')
  const { escalations } = await admin.call(listMeasuredEscalations, { query: {} })
  expect(escalations).toMatchObject([{ action: { kind: 'ticket' } }])

  await write(marta, params, 'Waits for the vendor', 1)
  await marta.call(sendTicketNote, { params, body: { version: 2 } })
  await until(() => expect(notesOf(ticket.id).join()).toContain('Waits for the vendor'))
})

test('a session that nobody was called to can write its note, too', async () => {
  await connect()
  const ticket = fake.addTicket({ title: 'VPN down', description: '' })
  const params = await begin(`#${ticket.id}`)
  await write(tess, params, 'Vendor calls back on Friday', 0)
  await tess.call(sendTicketNote, { params, body: { version: 1 } })
  await until(() => expect(notesOf(ticket.id).join()).toContain('Vendor calls back on Friday'))
  await until(async () =>
    expect((await tess.call(listSessionDeliveries, { params })).deliveries).toMatchObject([
      { event: 'noted', state: 'sent' },
    ]),
  )
})

test('what cannot be written says why', async () => {
  const params = await begin('#1')
  await write(tess, params, 'A note', 0)
  const body = { version: 1 }
  await tess.refused(sendTicketNote, { params, body }, 'ticket_system_not_set_up')
  expect(await tess.call(getSessionTicket, { params })).toMatchObject({ ticket: null, sent: 0 })
  await connect()
  const without = await begin()
  await write(tess, without, 'A note', 0)
  await tess.refused(sendTicketNote, { params: without, body }, 'ticket_system_not_set_up')
  await write(tess, params, 'A later one', 1)
  expect(await tess.refused(sendTicketNote, { params, body }, 'documentation_changed')).toMatchObject({
    version: 2,
  })
  await marta.refused(sendTicketNote, { params, body }, 'session_not_readable')
  await tess.call(createHandoff, { params, body: { reason: 'Stuck' } })
  await marta.refused(sendTicketNote, { params, body: { version: 3 } }, 'session_not_writable')
})
