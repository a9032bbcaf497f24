import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimHandoff, listHandoffs } from '../src/shared/contract/handoffs.ts'
import { createSession, resolveSession } from '../src/shared/contract/sessions.ts'
import { CONNECTWISE, type ConnectWise, startConnectWise } from '../test/support/outside/connectwise.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { dialog, isAt, isLive, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { escalate } from './support/technician.ts'

const stage = prepareBrowser()
const server = prepareServer({ RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' })
let psa: ConnectWise
beforeAll(async () => {
  psa = await startConnectWise()
})
afterAll(() => psa?.close())

test('an admin connects a ticket system, a session begins with a ticket, and its hand-off is written there', async () => {
  const { admin, technician, engineer } = await server.hire('admin', 'technician', 'engineer')
  const ticket = psa.addTicket({ title: 'VPN down since Monday', description: 'Error 13801 at each try' })

  const ruth = await stage.open(admin, { path: '/settings/integrations' })
  await isLive(ruth)
  await ruth.getByRole('button', { name: 'Add ConnectWise PSA' }).click()
  const form = dialog(ruth, 'Add ConnectWise PSA')
  await sees(form, 'Not yet run against a tenant of the vendor')
  await form.getByLabel('Name').fill('Our PSA')
  await form.getByLabel('Site').fill(psa.url)
  await form.getByLabel('Company id').fill(CONNECTWISE.company)
  await form.getByLabel('Public key').fill(CONNECTWISE.publicKey)
  await form.getByLabel('Private key').fill('a-key-that-is-wrong')
  await form.getByLabel('Client id').fill(CONNECTWISE.clientId)
  await form.getByRole('button', { name: 'Add' }).click()
  await form.waitFor({ state: 'detached' })
  // One ticket system at a time: nothing else of the kind is offered now.
  await expect.poll(() => ruth.getByRole('button', { name: 'Add HaloPSA' }).count(), PATIENCE).toBe(0)

  await ruth.getByRole('button', { name: 'Check now: Our PSA' }).click()
  await sees(ruth, /does not let us in\. Check the company id, both keys and the client id/)
  await ruth.getByRole('button', { name: 'Map Our PSA' }).click()
  stage.faults.expect(/ticket-options/)
  await sees(dialog(ruth, 'Map Our PSA'), 'The choices could not be read')
  await ruth.keyboard.press('Escape')
  await ruth.getByRole('button', { name: 'Edit Our PSA' }).click()
  await dialog(ruth, 'Our PSA').getByLabel('Private key').fill(CONNECTWISE.privateKey)
  await dialog(ruth, 'Our PSA').getByRole('button', { name: 'Save' }).click()
  await dialog(ruth, 'Our PSA').waitFor({ state: 'detached' })
  await ruth.getByRole('button', { name: 'Check now: Our PSA' }).click()
  await sees(ruth, 'ConnectWise PSA lets us in')

  await ruth.getByRole('button', { name: 'Map Our PSA' }).click()
  const map = dialog(ruth, 'Map Our PSA')
  await map.getByLabel('Status when escalated').selectOption('Escalated')
  await map.getByLabel('Queue when escalated').selectOption({ label: 'Tier 2' })
  await map.getByLabel('Marta Silva').selectOption({ label: 'Marta Jensen (MJensen)' })
  await expectAccessible(ruth, 'the mapping of a ticket system')
  await map.getByRole('button', { name: 'Save' }).click()
  await map.waitFor({ state: 'detached' })

  const tess = await stage.open(technician, { path: '/pilot/new' })
  await tess.getByLabel('Ticket').fill('999999')
  stage.faults.expect(/tickets/)
  await tess.getByLabel('Ticket').press('Enter')
  await sees(tess, /has no ticket 999999 that it lets us see\. You can go on without it/)
  await tess.getByLabel('Ticket').fill(String(ticket.id))
  await tess.getByRole('button', { name: 'Fill in from ticket' }).click()
  await sees(tess, `Filled in from #${ticket.id} in Our PSA`)
  await expect.poll(() => tess.getByLabel('Title').inputValue(), PATIENCE).toBe('VPN down since Monday')
  expect(await tess.getByRole('textbox', { name: 'Problem' }).inputValue()).toBe('Error 13801 at each try')
  expect(await tess.getByLabel('Client').inputValue()).toBe('Alder & Co')
  await expectAccessible(tess, 'a new session from a ticket')
  await tess.getByRole('button', { name: /^Start session/ }).click()
  await isAt(tess, /^\/pilot\/[0-9a-f-]{36}$/)
  await tess.getByRole('heading', { name: 'VPN down since Monday' }).waitFor()

  await escalate(tess, { reason: 'Nothing left to try', level: 'Watch', impact: '3 people' })
  await tess.getByRole('button', { name: /^Told/ }).waitFor()
  await tess.keyboard.press('t')
  const ledger = dialog(tess, 'Who was told')
  const row = ledger.getByRole('listitem').filter({ hasText: 'Our PSA' })
  await sees(row, 'Sent')
  expect(psa.tickets.get(ticket.id)).toMatchObject({ board: 2, status: 202 })
  await tess.keyboard.press('Escape')

  const { handoffs } = await engineer.call(listHandoffs, { query: { status: 'open' } })
  await engineer.call(claimHandoff, { params: { id: handoffs[0]?.id ?? '' }, body: {} })
  await expect.poll(() => psa.tickets.get(ticket.id)?.owner, PATIENCE).toBe('MJensen')

  const marta = await stage.open(engineer, { path: new URL(tess.url()).pathname })
  await marta.getByRole('button', { name: /^Notes/ }).click()
  const notes = dialog(marta, 'Ticket note')
  await notes.getByRole('button', { name: 'Write to ticket' }).click()
  await sees(notes, 'Version 1 was written to the ticket.')
  await expect
    .poll(() => psa.tickets.get(ticket.id)?.notes.at(-1)?.text, PATIENCE)
    .toMatch(/^Note by Marta Silva/)
  await expectAccessible(marta, 'a note that was written to the ticket')

  const other = psa.addTicket({ title: 'Scanner asks for a login', description: 'Since the update' })
  const { id } = await technician.call(createSession, {
    body: { title: 'Scanner', problem: 'Asks for a login', ticketRef: String(other.id) },
  })
  await technician.call(resolveSession, { params: { id }, body: { resolution: 'Set the clock' } })
  await tess.goto(`${server.app.url}/pilot/${id}`)
  await tess.getByRole('button', { name: /^Told/ }).click()
  const own = dialog(tess, 'Who was told').getByRole('listitem').filter({ hasText: 'Our PSA' })
  await sees(own, 'Resolved')
  await sees(own, 'Sent')
  expect(psa.tickets.get(other.id)?.notes.at(-1)?.text).toContain('Set the clock')
})

test('without a ticket system the form says so, and the session begins all the same, on a phone too', async () => {
  const { technician } = await server.hire('technician')
  const tess = await stage.open(technician, { path: '/pilot/new', viewport: PHONE })
  await tess.getByLabel('Title').fill('Printer prints blank pages')
  await tess.getByLabel('Ticket').fill('4711')
  stage.faults.expect(/tickets/)
  await tess.getByRole('button', { name: 'Fill in from ticket' }).click()
  await sees(tess, /No ticket system is set up/)
  expect(await tess.getByLabel('Title').inputValue()).toBe('Printer prints blank pages')
  await expectAccessible(tess, 'a new session on a phone')
  await expectNoSideways(tess, 'a new session on a phone')
  await tess.getByRole('textbox', { name: 'Problem' }).fill('Since this morning')
  await tess.getByRole('button', { name: /^Start session/ }).click()
  await isAt(tess, /^\/pilot\/[0-9a-f-]{36}$/)
})
