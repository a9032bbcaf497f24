import { expect, test } from 'vitest'
import { card, contextScreen, pickUp, startHere } from './support/engineer.ts'
import { hasFocus, isAt, isLive, sees } from './support/sees.ts'
import { PATIENCE, prepareBrowser, prepareServer } from './support/stage.ts'
import { handedOff, TICKET } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

test('two engineers press at the same moment: one works, the other is told who and stands in the queue', async () => {
  const { technician, engineer, engineer2 } = await server.hire('technician', 'engineer', 'engineer2')
  const { session } = await handedOff(technician)
  await handedOff(technician, { title: 'Another one' })
  const pages = await Promise.all(
    [engineer, engineer2].map(who => stage.open(who, { path: `/pilot/${session.id}?pickup=true` })),
  )
  await Promise.all(pages.map(page => startHere(page).waitFor()))
  stage.faults.expect(/status of 409/)

  // Neither claim leaves before both engineers have pressed.
  let release = () => {}
  const bothPressed = new Promise<void>(resolve => {
    let pressed = 0
    release = () => ++pressed === 2 && resolve()
  })
  for (const page of pages)
    await page.route('**/claim', async route => {
      release()
      await bothPressed
      await route.continue()
    })
  await Promise.all(pages.map(page => startHere(page).click()))

  const inSession = (page: (typeof pages)[number]) => page.url().endsWith(`/pilot/${session.id}`)
  const inQueue = (page: (typeof pages)[number]) => page.url().endsWith('/escalations')
  await expect.poll(() => pages.filter(inSession).length, PATIENCE).toBe(1)
  await expect.poll(() => pages.filter(inQueue).length, PATIENCE).toBe(1)
  const [winner] = pages.filter(inSession)
  const [loser] = pages.filter(inQueue)
  if (!winner || !loser) throw new Error('There is no winner or no loser')
  const name = winner === pages[0] ? 'Marta Silva' : 'Kenji Arai'

  await sees(loser, `Already claimed by ${name}`)
  await contextScreen(loser).waitFor({ state: 'detached' })
  await card(loser, 'Another one').waitFor()
  await expect.poll(() => card(loser, TICKET.title).count(), PATIENCE).toBe(0)
  await hasFocus(winner.getByRole('textbox', { name: 'Message' }))
})

test('who reads the hand-off while another claims it sees that at once, without pressing anything', async () => {
  const { technician, engineer, engineer2 } = await server.hire('technician', 'engineer', 'engineer2')
  const { session } = await handedOff(technician)
  const path = `/pilot/${session.id}?pickup=true`
  const [marta, kenji] = await Promise.all([stage.open(engineer, { path }), stage.open(engineer2, { path })])
  await Promise.all([startHere(marta).waitFor(), startHere(kenji).waitFor()])
  await startHere(marta).click()
  await sees(contextScreen(kenji), 'Claimed by Marta Silva')
  expect(await startHere(kenji).count()).toBe(0)
})

test('a double click claims once', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician)
  const marta = await stage.open(engineer)
  await isLive(marta)
  let claims = 0
  marta.on('request', request => {
    if (request.url().endsWith('/claim')) claims++
  })
  await pickUp(marta, TICKET.title).dblclick()
  await isAt(marta, `/pilot/${session.id}`)
  await sees(marta, 'You claimed this hand-off of Tess Okafor')
  expect(claims).toBe(1)
})
