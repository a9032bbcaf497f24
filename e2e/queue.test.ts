import { expect, test } from 'vitest'
import { bell, card, cards, pickUp, unreadDot } from './support/engineer.ts'
import { isAt, isLive, listen, sees } from './support/sees.ts'
import { PATIENCE, prepareBrowser, prepareServer } from './support/stage.ts'
import { handedOff } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()
const seenIds = () => JSON.parse(localStorage.getItem('rf-escalation-seen') ?? '[]') as string[]

test('a hand-off slides in at the top within 200 ms, is said aloud, and the bell counts up', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  await handedOff(technician, { title: 'The first one' })
  const marta = await stage.open(engineer)
  await isLive(marta)
  await sees(card(marta, 'The first one'), 'Critical')
  const heard = await listen(marta)

  await handedOff(technician, { title: 'The second one' })
  await sees(cards(marta).first(), 'The second one')
  const motion = await cards(marta)
    .first()
    .evaluate(element => {
      const { animationName, animationDuration } = getComputedStyle(element)
      return { animationName, animationDuration }
    })
  expect(motion).toEqual({ animationName: 'handoff-enter', animationDuration: '0.2s' })
  await expect.poll(heard, PATIENCE).toContain('Critical hand-off: The second one.')
  await marta.getByRole('button', { name: 'Notifications, 2 unread' }).waitFor()
  expect(await marta.evaluate(() => document.title)).toBe('Queue · ResolutionFlow')
})

test('nothing moves for someone who asked for reduced motion', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const marta = await stage.open(engineer, { reducedMotion: 'reduce' })
  await isLive(marta)
  await handedOff(technician, { title: 'Quietly there' })
  await card(marta, 'Quietly there').waitFor()
  expect(
    await card(marta, 'Quietly there').evaluate(element => getComputedStyle(element).animationName),
  ).toBe('none')
})

test('the title of a tab in the background flashes, until someone looks at the tab', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const marta = await stage.open(engineer)
  await isLive(marta)
  // A headless browser shows every tab, so the tab is told that it is hidden.
  await marta.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await handedOff(technician)
  await expect.poll(() => marta.title(), PATIENCE).toBe('Critical hand-off')
  await expect.poll(() => marta.title(), PATIENCE).toBe('Queue · ResolutionFlow')
  await expect.poll(() => marta.title(), PATIENCE).toBe('Critical hand-off')

  await marta.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' })
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => false })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  expect(await marta.title()).toBe('Queue · ResolutionFlow')
})

test('a dot of 6 px marks what was not opened; opening clears it, the pointer passing over does not', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { handoff } = await handedOff(technician, { title: 'Printer offline' })
  const marta = await stage.open(engineer)
  const dot = unreadDot(marta, 'Printer offline')
  await dot.waitFor()

  const box = await dot.boundingBox()
  const around = await card(marta, 'Printer offline').getByRole('article').boundingBox()
  if (!box || !around) throw new Error('The dot is not on the screen')
  expect([box.width, box.height]).toEqual([6, 6])
  expect(around.x + around.width - (box.x + box.width)).toBeLessThanOrEqual(12)
  expect(box.y - around.y).toBeLessThanOrEqual(12)

  await card(marta, 'Printer offline').hover()
  expect(await dot.count()).toBe(1)
  expect(await marta.evaluate(seenIds)).toEqual([])

  await marta.getByRole('link', { name: 'Printer offline' }).click()
  await isAt(marta, /pickup=true/)
  await expect.poll(() => marta.evaluate(seenIds), PATIENCE).toEqual([handoff.id])
  await marta.goBack()
  await card(marta, 'Printer offline').waitFor()
  expect(await dot.count()).toBe(0)
})

test('Pick Up clears the dot too, and the browser remembers at most 200 hand-offs', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { handoff } = await handedOff(technician, { title: 'Printer offline' })
  const marta = await stage.open(engineer)
  await marta.evaluate(() =>
    localStorage.setItem(
      'rf-escalation-seen',
      JSON.stringify(Array.from({ length: 200 }, (_, n) => `id ${n}`)),
    ),
  )
  await marta.reload()
  await pickUp(marta, 'Printer offline').click()
  await isAt(marta, /^\/pilot\//)
  const seen = await marta.evaluate(seenIds)
  expect(seen).toHaveLength(200)
  expect(seen.at(-1)).toBe(handoff.id)
  expect(seen[0]).toBe('id 1')
})

test('an entry of the bell leads to the context screen and is read then', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician, { title: 'Printer offline' })
  const marta = await stage.open(engineer, { path: '/pilot' })
  await marta.getByRole('button', { name: 'Notifications, 1 unread' }).click()
  await marta.getByRole('link', { name: /Escalation from Tess Okafor · #T-10482/ }).click()
  await isAt(marta, `/pilot/${session.id}?pickup=true`)
  await marta.getByRole('dialog', { name: /Hand-off: Printer offline/ }).waitFor()
  await expect.poll(() => bell(marta).getAttribute('aria-label'), PATIENCE).toBe('Notifications')
})

test('what I handed off is not in my queue but under "Handed off by me", and I cannot claim it', async () => {
  const { engineer, engineer2 } = await server.hire('engineer', 'engineer2')
  const { session } = await handedOff(engineer, { title: 'Mail loop' })
  const [marta, kenji] = await Promise.all([stage.open(engineer), stage.open(engineer2)])
  await sees(marta, 'Nobody is waiting')
  await card(kenji, 'Mail loop').waitFor()

  await marta.getByRole('link', { name: 'Handed off by me' }).click()
  const mine = marta.getByRole('list', { name: 'Handed off by me' })
  await sees(mine, 'Mail loop')
  await sees(mine, 'Waiting, handed off')
  expect(await pickUp(marta, 'Mail loop').count()).toBe(0)

  await marta.goto(`/pilot/${session.id}?pickup=true`)
  await sees(marta, 'You made this hand-off, so someone else has to claim it.')
  expect(await marta.getByRole('button', { name: /^Start here/ }).count()).toBe(0)
})
