import { afterEach, expect, test } from 'vitest'
import { createHandoff } from '../src/shared/contract/handoffs.ts'
import { addMessage, createSession, getSession } from '../src/shared/contract/sessions.ts'
import { card, cards } from './support/engineer.ts'
import { type Installed, install, setUp } from './support/installed.ts'
import { isLive, sees } from './support/sees.ts'
import { PATIENCE, prepareBrowser, prepareServer } from './support/stage.ts'
import { conversation, writeMessage } from './support/technician.ts'
import { handedOff, startedSession, TICKET } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()
let installed: Installed | undefined
afterEach(async () => {
  await installed?.remove()
  installed = undefined
})

// Tries are up to 15 seconds apart by then.
const RECONNECT = { ...PATIENCE, timeout: 30_000 }
const textsOf = (page: Parameters<typeof conversation>[0]) =>
  conversation(page)
    .getByRole('article')
    .evaluateAll(articles => articles.map(article => article.querySelector('p')?.textContent ?? ''))

test('a server that is killed and started again is caught up with, without a reload, a gap or a double', async () => {
  installed = await install()
  const hire = await setUp(installed)
  const technician = await hire('technician', 'Tess Okafor')
  const engineer = await hire('engineer', 'Marta Silva')
  const session = await technician.call(createSession, { body: TICKET })
  const params = { id: session.id }
  await technician.call(addMessage, { params, body: { text: 'before the crash' } })
  stage.faults.expect(/net::ERR_|status of 50\d/)

  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  const marta = await stage.open(engineer)
  let loads = 0
  for (const page of [tess, marta]) page.on('load', () => loads++)
  await Promise.all([isLive(tess), isLive(marta)])
  await Promise.all([sees(conversation(tess), 'before the crash'), sees(marta, 'Nobody is waiting')])

  await installed.kill()
  await sees(tess.getByRole('banner'), 'Reconnecting')
  await sees(marta.getByRole('banner'), 'Reconnecting')
  const field = tess.getByRole('textbox', { name: 'Message' })
  await field.fill('written while the server was away')
  await field.press('Enter')
  await sees(conversation(tess), /Not sent/)

  await installed.restart()
  for (const text of ['first after the crash', 'second after the crash'])
    await technician.call(addMessage, { params, body: { text } })
  await technician.call(createHandoff, { params, body: { reason: 'Need help' } })

  await expect.poll(() => textsOf(tess), RECONNECT).toContain('second after the crash')
  await expect.poll(() => cards(marta).count(), RECONNECT).toBe(1)
  await Promise.all([isLive(tess), isLive(marta)])
  await conversation(tess).getByRole('button', { name: 'Retry' }).click()
  await expect.poll(() => textsOf(tess), PATIENCE).toContain('written while the server was away')

  const { messages } = await technician.call(getSession, { params })
  expect(await textsOf(tess)).toEqual(messages.map(({ text }) => text))
  expect(messages.map(({ text }) => text)).toEqual([
    'before the crash',
    'first after the crash',
    'second after the crash',
    'written while the server was away',
  ])
  expect(loads).toBe(0)
})

test('a page that has heard nothing for long says that it may be out of date', async () => {
  const { engineer } = await server.hire('engineer')
  const marta = await stage.open(engineer)
  await marta.clock.install()
  await marta.reload()
  await Promise.all([isLive(marta), sees(marta, 'Nobody is waiting')])
  stage.faults.expect(/net::ERR_/)
  await marta.context().setOffline(true)
  await sees(marta.getByRole('banner'), 'Reconnecting')
  await marta.clock.fastForward(60_000)
  await sees(marta.getByRole('banner'), 'Not live')
})

test('who was offline for a while sees what happened meanwhile when the network is back', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await startedSession(technician)
  const tess = await stage.open(technician, { path: `/pilot/${session.id}` })
  const marta = await stage.open(engineer)
  await Promise.all([isLive(tess), isLive(marta), sees(marta, 'Nobody is waiting')])
  stage.faults.expect(/net::ERR_/)

  for (const page of [tess, marta]) await page.context().setOffline(true)
  await sees(tess.getByRole('banner'), 'Reconnecting')
  await technician.call(addMessage, {
    params: { id: session.id },
    body: { text: 'From another machine' },
  })
  await handedOff(technician, { title: 'Arrived meanwhile' })
  await marta.getByRole('link', { name: 'Handed off by me' }).click()
  for (const page of [tess, marta]) await page.context().setOffline(false)

  await sees(conversation(tess), 'From another machine')
  await sees(marta, 'You have handed nothing off')
  await marta
    .getByRole('link', { name: /^Queue/ })
    .nth(1)
    .click()
  await card(marta, 'Arrived meanwhile').waitFor()
  await writeMessage(tess, 'I am back')
})

test('a page that was opened without a network says so, and comes by itself with the network', async () => {
  const { engineer } = await server.hire('engineer')
  const marta = await stage.open(engineer)
  await sees(marta, 'Nobody is waiting')
  stage.faults.expect(/net::ERR_|dynamically imported module|The server cannot be reached/)
  await marta.context().setOffline(true)
  await marta.getByRole('link', { name: 'Sessions' }).click()
  await sees(marta, 'The server cannot be reached')
  await marta.context().setOffline(false)
  await marta.getByRole('heading', { name: 'Sessions' }).waitFor()
})
