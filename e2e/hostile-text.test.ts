import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { claimHandoff, createHandoff } from '../src/shared/contract/handoffs.ts'
import {
  addMessage,
  addStep,
  changeStep,
  createSession,
  resolveSession,
} from '../src/shared/contract/sessions.ts'
import type { Member } from '../test/support/app.ts'
import { expectNoSideways } from './support/accessibility.ts'
import { bell, cards, contextScreen } from './support/engineer.ts'
import { dialog, isLive, sees } from './support/sees.ts'
import { PHONE, prepareBrowser, prepareServer } from './support/stage.ts'
import { conversation, stepRow } from './support/technician.ts'

const stage = prepareBrowser()
const server = prepareServer()

/** Puts a text made by `text` into every field that people can fill in, and hands the session off. */
async function fillEverything(technician: Member, text: (field: string, most: number) => string) {
  const session = await technician.call(createSession, {
    body: {
      title: text('title', 200),
      problem: text('problem', 2_000),
      client: text('client', 200),
      ticketRef: text('ticket', 100),
    },
  })
  const params = { id: session.id }
  const message = await technician.call(addMessage, { params, body: { text: text('message', 2_000) } })
  const step = await technician.call(addStep, {
    params,
    body: { text: text('step', 2_000), outcome: 'failed', messageId: message.id },
  })
  await technician.call(changeStep, {
    params: { ...params, stepId: step.id },
    body: { note: text('note', 2_000) },
  })
  const handoff = await technician.call(createHandoff, {
    params,
    body: { reason: text('reason', 2_000), impact: text('impact', 1_000) },
  })
  return { session, handoff }
}

/** Looks at every place where people's texts come up, in the order of the work. */
async function visitEverything(page: Page, sessionId: string, look: (where: string) => Promise<void>) {
  await isLive(page)
  await cards(page).first().waitFor()
  await look('queue')
  await bell(page).click()
  await page.getByRole('button', { name: 'Mark all read' }).waitFor()
  await look('bell')
  await page.keyboard.press('Escape')
  await cards(page).first().getByRole('link').click()
  await page.getByRole('button', { name: /^Start here/ }).waitFor()
  await look('context screen')
  await page.goto('/pilot?view=all')
  await page.getByRole('list', { name: 'Sessions' }).waitFor()
  await look('sessions')
  await page.goto(`/pilot/${sessionId}`)
  await conversation(page).getByRole('article').first().waitFor()
  await look('session')
  await page.goto('/settings/members')
  await page.getByRole('heading', { name: 'Open invitations' }).waitFor()
  await look('members')
}

test('markup in any field is shown as it was written, and nothing of it runs', async () => {
  const attack = (field: string) => `<img src=x onerror="document.title='hit by ${field}'">${field}`
  const organization = await server.app.addOrganization(attack('organization'))
  const technician = await organization.hire('technician', attack('name'))
  const admin = await organization.hire('admin', 'Ruth Adler')
  const { session, handoff } = await fillEverything(technician, attack)
  const ruth = await stage.open(admin)

  await visitEverything(ruth, session.id, async where => {
    const made = await ruth.locator('img[src=x]').count()
    expect({ where, made, title: await ruth.title() }).toEqual({
      where,
      made: 0,
      title: expect.not.stringMatching(/^hit/),
    })
    if (where === 'queue')
      for (const field of ['title', 'problem', 'client', 'ticket', 'reason', 'name'])
        await sees(cards(ruth).first(), attack(field))
    if (where === 'context screen')
      for (const field of [
        'title',
        'problem',
        'client',
        'ticket',
        'reason',
        'impact',
        'step',
        'note',
        'name',
      ])
        await sees(contextScreen(ruth), attack(field))
    if (where === 'session') {
      await sees(conversation(ruth), attack('message'))
      await sees(stepRow(ruth, attack('step')), attack('note'))
    }
    if (where === 'members') await sees(ruth.getByRole('main'), attack('organization'))
  })

  await admin.call(claimHandoff, { params: { id: handoff.id }, body: {} })
  await admin.call(resolveSession, {
    params: { id: session.id },
    body: { resolution: attack('resolution') },
  })
  await ruth.goto(`/pilot/${session.id}`)
  await sees(ruth.getByRole('region', { name: 'Resolution' }), attack('resolution'))
  expect(await ruth.locator('img[src=x]').count()).toBe(0)
})

for (const [where, look] of [
  ['a laptop', {}],
  ['a phone', { viewport: PHONE, hasTouch: true, isMobile: true }],
] as const)
  test(`names and texts without a single space break no page on ${where}`, async () => {
    const unbroken = (field: string, most: number) => `${field}${'W'.repeat(most - field.length)}`
    const organization = await server.app.addOrganization(unbroken('organization', 120))
    const technician = await organization.hire('technician', unbroken('technician', 120))
    const admin = await organization.hire('admin', unbroken('admin', 120))
    const { session } = await fillEverything(technician, unbroken)
    const ruth = await stage.open(admin, look)
    await visitEverything(ruth, session.id, async place => {
      await expectNoSideways(ruth, place)
      const screen = dialog(ruth, /^Hand-off/)
      if (place === 'context screen')
        expect(await screen.evaluate(one => one.scrollWidth <= one.clientWidth)).toBe(true)
    })
  })
