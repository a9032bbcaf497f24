import { expect, test } from 'vitest'
import { bell, card, pickUp } from './support/engineer.ts'
import { dialog, isAt, isLive, sees } from './support/sees.ts'
import { PATIENCE, prepareBrowser, prepareServer } from './support/stage.ts'
import { handedOff, TICKET } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

test('resolving ends it everywhere, and everyone finds it by its resolution', async () => {
  const { technician, engineer, engineer2 } = await server.hire('technician', 'engineer', 'engineer2')
  const { session } = await handedOff(technician)
  const [tess, marta, kenji] = await Promise.all([
    stage.open(technician, { path: `/pilot/${session.id}` }),
    stage.open(engineer),
    stage.open(engineer2),
  ])
  await Promise.all([tess, marta, kenji].map(isLive))
  await pickUp(marta, TICKET.title).click()
  await sees(tess, 'Marta Silva claimed it')
  // The claim has taken the call out of the queue and the bell of the other engineer.
  await expect.poll(() => card(kenji, TICKET.title).count(), PATIENCE).toBe(0)
  await expect.poll(() => bell(kenji).getAttribute('aria-label'), PATIENCE).toBe('Notifications')

  await marta.getByRole('button', { name: /^Resolve/ }).click()
  await dialog(marta, 'Resolve session')
    .getByLabel('What solved it?')
    .fill('The clock was eight minutes late; corrected the timeserver.')
  await marta.keyboard.press('Control+Enter')
  await sees(marta, 'Session resolved')
  await sees(tess, 'corrected the timeserver')
  await sees(tess, 'This session is resolved, so nothing can be added.')
  expect(await tess.getByRole('textbox', { name: 'Message' }).count()).toBe(0)

  await kenji.getByRole('link', { name: 'Sessions' }).click()
  await kenji.getByRole('link', { name: 'All', exact: true }).click()
  await kenji.getByRole('searchbox').fill('timeserver')
  await kenji
    .getByRole('list', { name: 'Sessions' })
    .getByRole('link')
    .filter({ hasText: TICKET.title })
    .click()
  await isAt(kenji, `/pilot/${session.id}`)
  await sees(kenji, 'corrected the timeserver')
})

test('resolving what still waits takes it out of every queue and bell', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician)
  const [tess, marta] = await Promise.all([
    stage.open(technician, { path: `/pilot/${session.id}` }),
    stage.open(engineer),
  ])
  await Promise.all([tess, marta].map(isLive))
  await card(marta, TICKET.title).waitFor()
  await marta.getByRole('button', { name: 'Notifications, 1 unread' }).waitFor()

  await tess.getByRole('button', { name: /^Resolve/ }).click()
  await dialog(tess, 'Resolve session').getByLabel('What solved it?').fill('It was the cable.')
  await dialog(tess, 'Resolve session')
    .getByRole('button', { name: /^Resolve/ })
    .click()
  await sees(tess, 'Session resolved')
  await expect.poll(() => card(marta, TICKET.title).count(), PATIENCE).toBe(0)
  await sees(marta, 'Nobody is waiting')
  await expect.poll(() => bell(marta).getAttribute('aria-label'), PATIENCE).toBe('Notifications')
})
