import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { PATIENCE } from './stage.ts'

/** Waits until a text is to be seen. */
export const sees = (place: Page | Locator, text: string | RegExp) => place.getByText(text).first().waitFor()

/** Waits until a text is nowhere to be seen. */
export const losesSight = (place: Page | Locator, text: string | RegExp) =>
  expect.poll(() => place.getByText(text).filter({ visible: true }).count(), PATIENCE).toBe(0)

/** Waits until the page has this address, search and fragment included. */
export const isAt = (page: Page, address: string | RegExp) => {
  const reached = expect.poll(() => page.url().replace(new URL(page.url()).origin, ''), PATIENCE)
  return typeof address === 'string' ? reached.toBe(address) : reached.toMatch(address)
}

/** Waits until this has the focus. */
export const hasFocus = (element: Locator) =>
  expect
    .poll(() => element.evaluate(one => one === document.activeElement).catch(() => false), PATIENCE)
    .toBe(true)

/** Waits until the browser has heard from the server. */
export const isLive = (page: Page) => sees(page.getByRole('banner'), 'Live')

/** Everything that a screen reader was told without asking, since `listen`. */
export async function listen(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const heard: string[] = []
    const note = () => {
      for (const region of document.querySelectorAll('body > .sr-only, dialog > .sr-only'))
        if (region.textContent && heard.at(-1) !== region.textContent) heard.push(region.textContent)
    }
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true })
    Object.assign(window, { heard })
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.join('\n'))
}

/** The dialog in front. */
export const dialog = (page: Page, name?: string | RegExp) =>
  page.getByRole('dialog', name === undefined ? {} : { name })
