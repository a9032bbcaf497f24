import { expect, test } from 'vitest'
import { bell, card, cards, contextScreen, pickUp, startHere } from './support/engineer.ts'
import { hasFocus, isAt, isLive, sees } from './support/sees.ts'
import { PATIENCE, prepareBrowser, prepareServer } from './support/stage.ts'
import { conversation, escalate, recordStep, startSession, writeMessage } from './support/technician.ts'
import { TICKET } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

test('a technician hands a session off and an engineer goes on in it, live for everyone and without a reload', async () => {
  const team = await server.hire('technician', 'engineer', 'engineer2')
  const [tess, marta, kenji] = await Promise.all([
    stage.open(team.technician),
    stage.open(team.engineer),
    stage.open(team.engineer2),
  ])
  let loads = 0
  for (const page of [tess, marta, kenji]) page.on('load', () => loads++)
  await isAt(tess, /^\/pilot$/)
  await isAt(marta, /^\/escalations$/)
  await Promise.all([tess, marta, kenji].map(isLive))
  await sees(marta, 'Nobody is waiting')
  await sees(kenji, 'Nobody is waiting')

  await startSession(tess)
  await writeMessage(tess, 'The credential manager has an old entry.')
  await recordStep(tess, 'Removed the stored credential', 'f', 'Failed')
  await recordStep(tess, 'Signed in on the web', 'w', 'Worked')
  await recordStep(tess, 'Repaired the Outlook profile', 'p', 'Partial')
  await recordStep(tess, 'Asked a colleague of the client', 'i', 'Inconclusive')
  await recordStep(tess, 'Reinstalled Office', 'x', 'Skipped')
  await escalate(tess, {
    reason: 'I am out of ideas',
    level: 'Critical',
    impact: '12 people have no mail',
    for: 'Kenji Arai',
  })
  await sees(tess, 'Waiting for Kenji Arai')

  // Named for Kenji, and still there for Marta.
  await sees(card(kenji, TICKET.title), 'For you')
  const arrived = cards(marta).first()
  for (const fact of ['Critical', TICKET.title, TICKET.problem, TICKET.client, 'Tess Okafor', 'now'])
    await sees(arrived, fact)
  await bell(marta)
    .and(marta.getByRole('button', { name: 'Notifications, 1 unread' }))
    .waitFor()

  await arrived.getByRole('link', { name: TICKET.title }).click()
  await isAt(marta, /\?pickup=true$/)
  await sees(contextScreen(marta), '12 people have no mail')
  await startHere(marta).click()
  await contextScreen(marta).waitFor({ state: 'detached' })
  await isAt(marta, /^\/pilot\/[0-9a-f-]{36}$/)
  await hasFocus(marta.getByRole('textbox', { name: 'Message' }))
  await sees(tess, 'Marta Silva claimed it')
  await sees(tess, 'You follow this session; Marta Silva works on it')
  await expect.poll(() => cards(kenji).count(), PATIENCE).toBe(0)

  await marta.keyboard.type('I take it from here. Is the clock of the PC right?')
  await marta.keyboard.press('Enter')
  await sees(conversation(tess), 'I take it from here. Is the clock of the PC right?')
  await writeMessage(tess, 'It is eight minutes late!')
  await sees(conversation(marta), 'It is eight minutes late!')

  expect(loads).toBe(0)
})

test('Pick Up on the card claims at once and leads straight into the session', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const [tess, marta] = await Promise.all([stage.open(technician), stage.open(engineer)])
  await isLive(marta)
  await startSession(tess)
  await escalate(tess, { reason: 'Need rights', level: 'Watch', impact: 'One person' })

  await pickUp(marta, TICKET.title).click()
  await isAt(marta, /^\/pilot\/[0-9a-f-]{36}$/)
  await sees(marta, 'You claimed this hand-off of Tess Okafor')
  expect(await contextScreen(marta).count()).toBe(0)
  await sees(tess, 'Marta Silva claimed it')
})
