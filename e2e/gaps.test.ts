import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { getHandoff, listHandoffs } from '../src/shared/contract/handoffs.ts'
import { getSession } from '../src/shared/contract/sessions.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { contextScreen } from './support/engineer.ts'
import { dialog, hasFocus, isLive, losesSight, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { startedSession } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

const form = (page: Page) => dialog(page, 'Escalate')
const questions = (page: Page) => form(page).getByRole('group', { name: 'Not in the session yet' })
const question = (page: Page, name: RegExp) => questions(page).getByRole('textbox', { name })
const handOff = (page: Page) => form(page).getByRole('button', { name: /^Hand off/ })

const VAGUE = { problem: 'Scanner sends no mail', message: 'The cable is in.', steps: false }

/** A session that lacks something, with the form open. */
async function escalating(story = VAGUE, look = {}) {
  const people = await server.hire('technician', 'engineer')
  const { session } = await startedSession(people.technician, story)
  const tess = await stage.open(people.technician, { path: `/pilot/${session.id}`, ...look })
  await isLive(tess)
  await tess.getByRole('log', { name: 'Conversation' }).getByText(story.message).waitFor()
  await tess.keyboard.press('e')
  await form(tess).getByLabel('Reason').waitFor()
  return { ...people, session, tess }
}

test('two questions are answered by keyboard, kept in the draft, and read by the engineer with their sources', async () => {
  const { tess, engineer, session } = await escalating()
  await questions(tess).waitFor()
  expect(await questions(tess).getByRole('textbox').count()).toBe(2)
  await expectAccessible(tess, 'the escalate form with its questions')
  await form(tess).getByLabel('Reason').fill('I am out of ideas')
  await form(tess).getByLabel('For').focus()
  await tess.keyboard.press('Tab')
  await hasFocus(question(tess, /^Since when/))
  await tess.keyboard.type('Tuesday, about noon')
  await tess.keyboard.press('Tab')
  await tess.keyboard.press('Tab')
  await hasFocus(question(tess, /^How many/))
  await tess.keyboard.type('both floors')
  await sees(form(tess), /Since when: Tuesday, about noon/)

  await tess.keyboard.press('Escape')
  await form(tess).waitFor({ state: 'detached' })
  await tess.keyboard.press('e')
  await expect.poll(() => question(tess, /^Since when/).inputValue(), PATIENCE).toBe('Tuesday, about noon')
  await tess.keyboard.press('Control+Enter')
  await sees(tess, 'Handed off. Engineers see it now.')

  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  await sees(contextScreen(marta), 'Since when: Tuesday, about noon')
  await sees(contextScreen(marta), 'both floors')
  const { messages } = await engineer.call(getSession, { params: { id: session.id } })
  expect(messages.map(({ text }) => text)).toEqual([
    'The cable is in.',
    'Since when: Tuesday, about noon',
    'How many are affected: both floors',
  ])
})

test('both are skipped on a phone, and nothing is added', async () => {
  const { tess, technician, session } = await escalating(VAGUE, { viewport: PHONE })
  await questions(tess).waitFor()
  await expectNoSideways(tess, 'the escalate form with its questions')
  await expectAccessible(tess, 'the escalate form with its questions on a phone')
  await question(tess, /^Since when/).fill('Tuesday')
  await form(tess).getByRole('button', { name: 'Skip: Since when?' }).click()
  await hasFocus(question(tess, /^How many/))
  await form(tess).getByRole('button', { name: 'Skip: How many are affected?' }).click()
  await questions(tess).waitFor({ state: 'detached' })
  // The focus is in the form still, so that the keyboard goes on from there.
  await expect
    .poll(() => form(tess).evaluate(one => one.contains(document.activeElement)), PATIENCE)
    .toBe(true)
  await form(tess).getByLabel('Reason').fill('I am out of ideas')
  await handOff(tess).click()
  await sees(tess, 'Handed off. Engineers see it now.')
  const { messages } = await technician.call(getSession, { params: { id: session.id } })
  expect(messages).toHaveLength(1)
})

test('what the form says already is not asked: a reason or an impact takes its question away', async () => {
  const { tess } = await escalating()
  await question(tess, /^Since when/).waitFor()
  await form(tess).getByLabel('Reason').fill('It began on Tuesday and I am out of ideas')
  await question(tess, /^Since when/).waitFor({ state: 'detached' })
  await form(tess).getByLabel('Impact').fill('Invoices wait')
  await questions(tess).waitFor({ state: 'detached' })
})

test('a session that says it all is asked nothing', async () => {
  const { tess } = await escalating({
    problem: 'Since Monday all 12 scanners show "535 Authentication unsuccessful".',
    message: 'Nothing was changed.',
    steps: false,
  })
  await sees(form(tess), /Nothing was changed|REASON|Reason/)
  await form(tess).getByRole('region', { name: 'Ticket note' }).getByText('535').first().waitFor()
  expect(await questions(tess).count()).toBe(0)
})

test.each(['never come', 'fail'])('when the questions %s, the form works as without', async how => {
  const people = await server.hire('technician', 'engineer')
  const { session } = await startedSession(people.technician, VAGUE)
  const tess = await stage.open(people.technician, { path: `/pilot/${session.id}` })
  await isLive(tess)
  stage.faults.expect(/\/gaps/)
  const held: (() => void)[] = []
  const asked = new Promise<void>(resolve => {
    void tess.route('**/gaps', async route => {
      resolve()
      if (how === 'fail') return route.fulfill({ status: 500, body: '{}' })
      await new Promise<void>(release => held.push(release))
      await route.abort().catch(() => {})
    })
  })
  // The key means something once the session is there.
  await tess
    .getByRole('button', { name: /^Escalate/ })
    .first()
    .waitFor()
  await tess.keyboard.press('e')
  await form(tess).getByLabel('Reason').fill('I am out of ideas')
  await asked
  expect(await questions(tess).count()).toBe(0)
  await tess.keyboard.press('Control+Enter')
  await sees(tess, 'Handed off. Engineers see it now.')
  await losesSight(tess, 'It was not handed off')
  for (const release of held) release()
  const { handoffs } = await people.engineer.call(listHandoffs, { query: { status: 'open' } })
  const [made] = handoffs
  if (!made) throw new Error('There is no hand-off')
  const { handoff } = await people.engineer.call(getHandoff, { params: { id: made.id } })
  expect(handoff.reason).toBe('I am out of ideas')
})

test('an earlier question stays while one writes, though the reason tells it meanwhile', async () => {
  const { tess } = await escalating()
  await question(tess, /^Since when/).fill('Tues')
  await form(tess).getByLabel('Reason').fill('It began on Tuesday')
  expect(await question(tess, /^Since when/).inputValue()).toBe('Tues')
})
