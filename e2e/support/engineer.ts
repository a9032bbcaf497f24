import type { Page } from 'playwright-core'
import { dialog } from './sees.ts'

/** The cards of the queue, top to bottom. */
export const cards = (page: Page) => page.getByRole('list', { name: 'Open hand-offs' }).getByRole('listitem')

/** The card of one session. */
export const card = (page: Page, title: string) => cards(page).filter({ hasText: title })

/** Its dot for "not opened yet". */
export const unreadDot = (page: Page, title: string) => card(page, title).locator('[data-unread]')

export const pickUp = (page: Page, title: string) => page.getByRole('button', { name: `Pick Up: ${title}` })

export const contextScreen = (page: Page) => dialog(page, /^Hand-off/)
export const startHere = (page: Page) => contextScreen(page).getByRole('button', { name: /^Start here/ })
export const bell = (page: Page) => page.getByRole('button', { name: /^Notifications/ })
