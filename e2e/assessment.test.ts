import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Assessment, getHandoff } from '../src/shared/contract/handoffs.ts'
import { assessByRules } from '../src/shared/domain/assessment/assess.ts'
import { assessmentInput } from '../test/support/assessor-suite.ts'
import { finish, makePending } from '../test/support/pending-assessment.ts'
import { expectAccessible, expectNoSideways } from './support/accessibility.ts'
import { contextScreen, startHere } from './support/engineer.ts'
import { dialog, hasFocus, isAt, isLive, losesSight, sees } from './support/sees.ts'
import { PATIENCE, PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { conversation } from './support/technician.ts'
import { handedOff } from './support/work.ts'

const stage = prepareBrowser()
const server = prepareServer()

const firstSteps = (page: Page) => contextScreen(page).getByRole('list', { name: 'Suggested first steps' })
const chips = (page: Page) => page.getByRole('region', { name: 'Suggested steps' })
const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const FIRST = 'Run Test E-mail AutoConfiguration and note which server answers'
const THIRD = 'Set ExcludeScpLookup = 1 on one computer and start Outlook'

async function handedOffToMarta(look = {}) {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session, message, handoff } = await handedOff(technician)
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true`, ...look })
  return { technician, engineer, session, message, handoff, marta }
}

const holdsWords = (page: Page, words: string) =>
  expect.poll(() => composer(page).inputValue(), PATIENCE).toBe(words)

test('the assessment says what it thinks, how sure it is and what to do first, and leads to its sources', async () => {
  const { session, message, marta } = await handedOffToMarta()
  const screen = contextScreen(marta)
  const cause = screen.getByRole('listitem').filter({ hasText: 'The computer has an old credential stored' })
  await sees(cause, 'Possible')
  await sees(cause, 'but a cure for it failed')
  await sees(firstSteps(marta), FIRST)
  await sees(firstSteps(marta), 'Can be undone')
  await sees(screen, /^If Outlook works on a computer that skips the SCP record, then/)
  await sees(screen, 'The SCP record serves every domain computer')
  await losesSight(screen, '(unsupported)')
  await expectAccessible(marta, 'context screen with an assessment')

  await cause
    .getByRole('link', { name: /show the message/ })
    .first()
    .click()
  await isAt(marta, `/pilot/${session.id}#message-${message.id}`)
  await hasFocus(marta.locator(`#message-${message.id}`))
})

test('general steps of a problem that no rule knows are labelled as unsupported', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const { session } = await handedOff(technician, {
    title: 'Scale',
    problem: 'The scale in the lab shows nonsense',
    steps: false,
    message: 'It beeps.',
  })
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  await sees(contextScreen(marta), 'No known cause fits what is told.')
  await sees(firstSteps(marta), 'Get the exact error text, with a picture and the time')
  expect(await firstSteps(marta).getByText('(unsupported)').count()).toBe(3)
})

test('a suggested step claims the hand-off and is in the field for the next message', async () => {
  const { marta } = await handedOffToMarta()
  await contextScreen(marta)
    .getByRole('button', { name: `Start with this ${FIRST}` })
    .click()
  await sees(marta, 'You claimed this hand-off of Tess Okafor')
  await hasFocus(composer(marta))
  await holdsWords(marta, FIRST)

  // The chips take turns; what the person wrote stays.
  await chips(marta).getByRole('button', { name: THIRD }).click()
  await holdsWords(marta, THIRD)
  await composer(marta).fill('First of all:')
  await chips(marta).getByRole('button', { name: FIRST }).click()
  await holdsWords(marta, `First of all:\n${FIRST}`)
  await hasFocus(composer(marta))

  await marta.keyboard.press('Enter')
  await sees(conversation(marta), 'First of all:')
  await chips(marta).waitFor({ state: 'detached' })
  await marta.reload()
  await sees(conversation(marta), 'First of all:')
  expect(await chips(marta).count()).toBe(0)
})

test('the keys 1 to 3, M and C begin in the same ways', async () => {
  const third = await handedOffToMarta()
  await firstSteps(third.marta).waitFor()
  await third.marta.keyboard.press('3')
  await holdsWords(third.marta, THIRD)
  await hasFocus(composer(third.marta))

  const own = await handedOffToMarta()
  await firstSteps(own.marta).waitFor()
  await own.marta.keyboard.press('m')
  await hasFocus(composer(own.marta))
  await holdsWords(own.marta, '')
  await chips(own.marta).getByRole('button', { name: 'Hide the suggested steps' }).click()
  await chips(own.marta).waitFor({ state: 'detached' })
  await hasFocus(composer(own.marta))
  await own.marta.reload()
  await sees(own.marta, 'You claimed this hand-off')
  await isLive(own.marta)
  expect(await chips(own.marta).count()).toBe(0)

  const here = await handedOffToMarta()
  await firstSteps(here.marta).waitFor()
  await here.marta.keyboard.press('c')
  await hasFocus(composer(here.marta))
  await holdsWords(here.marta, '')
  await chips(here.marta).waitFor()

  // Whichever way, it is one claim.
  for (const { engineer, handoff } of [third, own, here]) {
    const { handoff: claimed } = await engineer.call(getHandoff, { params: { id: handoff.id } })
    expect(claimed).toMatchObject({ status: 'claimed', claimedBy: { name: 'Marta Silva' }, fence: 1 })
  }
})

test('My own way is a button too', async () => {
  const { marta } = await handedOffToMarta()
  await contextScreen(marta).getByRole('button', { name: 'My own way' }).click()
  await sees(marta, 'You claimed this hand-off of Tess Okafor')
  await holdsWords(marta, '')
})

test('an assessment that comes later fills in on the open screen, and in the session after the claim', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const made: Assessment = assessByRules(assessmentInput({ problem: 'error 13801 at the VPN' }))
  const { session, handoff } = await handedOff(technician)
  await makePending(technician, handoff)
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  await sees(contextScreen(marta), 'The assessment is on its way and shows up here by itself.')
  await isLive(marta)
  await finish(technician, handoff, { status: 'ready', assessment: made })
  await sees(contextScreen(marta), 'The VPN server still offers a certificate that has expired')

  const later = await handedOff(technician)
  await makePending(technician, later.handoff)
  await marta.goto(`/pilot/${later.session.id}?pickup=true`)
  await isLive(marta)
  await startHere(marta).click()
  await hasFocus(composer(marta))
  expect(await chips(marta).count()).toBe(0)
  await marta.getByRole('button', { name: /^Context/ }).click()
  await sees(dialog(marta, 'Context'), 'The assessment is on its way')
  await finish(technician, later.handoff, { status: 'ready', assessment: made })
  await sees(dialog(marta, 'Context'), 'The VPN server still offers a certificate that has expired')
  await marta.keyboard.press('Escape')
  await chips(marta).waitFor()
})

test('a model takes the place of the rules on the open screen, in the overlay and after the claim', async () => {
  const { technician, engineer } = await server.hire('technician', 'engineer')
  const refined: Assessment = {
    ...assessByRules(assessmentInput({ problem: 'error 13801 at the VPN' })),
    source: 'llm',
    causes: [
      { text: 'Only the model knows this cause', confidence: 'likely', citations: [], supported: false },
    ],
  }
  const { session, handoff } = await handedOff(technician)
  await makePending(technician, handoff, { keepRules: true })
  const marta = await stage.open(engineer, { path: `/pilot/${session.id}?pickup=true` })
  await sees(contextScreen(marta), 'A language model is looking at it too')
  await sees(contextScreen(marta), 'Drawn by rules, without AI.')
  await isLive(marta)
  await finish(technician, handoff, { status: 'ready', assessment: refined })
  await sees(contextScreen(marta), 'Only the model knows this cause')
  await sees(contextScreen(marta), 'Written by a language model.')

  const later = await handedOff(technician)
  await makePending(technician, later.handoff, { keepRules: true })
  await marta.goto(`/pilot/${later.session.id}?pickup=true`)
  await isLive(marta)
  await startHere(marta).click()
  await hasFocus(composer(marta))
  await marta.getByRole('button', { name: /^Context/ }).click()
  await sees(dialog(marta, 'Context'), 'A language model is looking at it too')
  await finish(technician, later.handoff, { status: 'ready', assessment: refined })
  await sees(dialog(marta, 'Context'), 'Only the model knows this cause')
})

test.each([
  ['timed_out', 'The language model took too long, so the answer of the rules stands.'],
  ['failed', 'The language model gave no usable answer, so the answer of the rules stands.'],
] as const)('a model that ends as %s leaves the answer of the rules', async (status, words) => {
  const { technician, handoff, marta } = await handedOffToMarta()
  await makePending(technician, handoff, { keepRules: true })
  await marta.reload()
  await isLive(marta)
  await finish(technician, handoff, { status })
  await sees(contextScreen(marta), words)
  await firstSteps(marta).waitFor()
})

test.each([
  ['timed_out', 'No assessment: it took too long. The facts above are complete.'],
  ['failed', 'No assessment: it did not work out. The facts above are complete.'],
] as const)(
  'an assessment that ends as %s is told calmly, and nothing waits for it',
  async (status, words) => {
    const { technician, handoff, marta } = await handedOffToMarta()
    await makePending(technician, handoff)
    await marta.reload()
    await isLive(marta)
    await finish(technician, handoff, { status })
    await sees(contextScreen(marta), words)
    await startHere(marta).click()
    await hasFocus(composer(marta))
  },
)

test('on a phone all of it fits, and the steps stay in one row', async () => {
  const { marta } = await handedOffToMarta({ viewport: PHONE })
  await firstSteps(marta).waitFor()
  await expectNoSideways(marta, 'context screen')
  await startHere(marta).click()
  await chips(marta).waitFor()
  await expectNoSideways(marta, 'session with suggested steps')
  await expectAccessible(marta, 'session with suggested steps')
})
