import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const SOURCE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
}

/** Checks what the page shows now against WCAG 2.2 AA, in light and in dark. */
export async function expectAccessible(page: Page, where: string) {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(SOURCE)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await settle(page)
    const found = await page.evaluate(
      options => (window as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(options),
      WCAG as object,
    )
    const violations = found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    )
    expect(violations, `${where}, ${colorScheme}`).toEqual([])
  }
}

/**
 * Colours that fade over and dialogs that fade in are judged when they are done. A colour that is inherited
 * from one that fades begins to fade when that one ends, so it is looked again until nothing moves.
 */
const settle = (page: Page) =>
  page.evaluate(async () => {
    const moving = () =>
      document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    do {
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      await Promise.allSettled(moving().map(({ finished }) => finished))
    } while (moving().length > 0)
  })

/** Fails when the page is wider than the screen, naming what sticks out. */
export async function expectNoSideways(page: Page, where: string) {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const widest = [...document.body.querySelectorAll('*')].filter(
      element => element.getBoundingClientRect().right > clientWidth + 1,
    )
    return [`${scrollWidth} > ${clientWidth}`, ...widest.map(element => element.outerHTML.slice(0, 200))]
  })
  expect(wide, where).toEqual([])
}

/** Fails when the second one was pushed below the first. */
export async function expectOneLine(first: Locator, second: Locator) {
  const [above, below] = [await first.boundingBox(), await second.boundingBox()]
  if (!above || !below) throw new Error('One of them is not on the screen')
  expect(below.y).toBeLessThan(above.y + above.height)
}
