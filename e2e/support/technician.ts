import type { Page } from 'playwright-core'
import { dialog, isAt, sees } from './sees.ts'
import { TICKET } from './work.ts'

/** Starts a session from the list and comes to stand in it. */
export async function startSession(page: Page, ticket = TICKET) {
  await page.getByRole('button', { name: /^New session/ }).click()
  await page.getByLabel('Title').fill(ticket.title)
  await page.getByRole('textbox', { name: 'Problem' }).fill(ticket.problem)
  await page.getByLabel('Client').fill(ticket.client)
  await page.getByLabel('Ticket').fill(ticket.ticketRef)
  await page.getByRole('button', { name: /^Start session/ }).click()
  await isAt(page, /^\/pilot\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { name: ticket.title }).waitFor()
}

/** Writes a message and sees it among the others. */
export async function writeMessage(page: Page, text: string) {
  const field = page.getByRole('textbox', { name: 'Message' })
  await field.fill(text)
  await field.press('Enter')
  await sees(conversation(page), text)
}

/** Records a step; the focus is on it then, and the key says how it ended. */
export async function recordStep(page: Page, text: string, key: string, outcome: string) {
  const field = page.getByRole('textbox', { name: 'What did you try?' })
  await field.fill(text)
  await field.press('Enter')
  const row = stepRow(page, text)
  await row.and(page.locator(':focus')).waitFor()
  await page.keyboard.press(key)
  await sees(row, outcome)
}

export const conversation = (page: Page) => page.getByRole('log', { name: 'Conversation' })
export const stepRow = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Steps' }).getByRole('listitem').filter({ hasText: text })

type Escalation = { reason: string; level: 'Stable' | 'Watch' | 'Critical'; impact: string; for?: string }

/** Presses E in a session, fills the form in and hands off. */
export async function escalate(page: Page, { reason, level, impact, for: target }: Escalation) {
  await page.keyboard.press('e')
  const form = dialog(page, 'Escalate')
  await form.getByLabel('Reason').fill(reason)
  await form.getByRole('radio', { name: level }).check()
  await form.getByLabel('Impact').fill(impact)
  if (target) await form.getByLabel('For').selectOption({ label: target })
  await form.getByRole('button', { name: /^Hand off/ }).click()
  await sees(page, 'Handed off. Engineers see it now.')
  await form.waitFor({ state: 'detached' })
}
