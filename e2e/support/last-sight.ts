import type { BrowserContext, Page } from 'playwright-core'

const unanswered = new WeakMap<Page, Set<string>>()

/** Keeps account of the requests that a page waits for. */
export function noteRequests(page: Page) {
  const open = new Set<string>()
  unanswered.set(page, open)
  page.on('request', request => open.add(request.url()))
  page.on('requestfinished', request => open.delete(request.url()))
  page.on('requestfailed', request => open.delete(request.url()))
}

/** What every page showed and waited for when its test failed: a time-out alone tells nothing. */
export async function lastSight(contexts: BrowserContext[]): Promise<string> {
  const pages = contexts.flatMap(context => context.pages())
  const sights = await Promise.all(
    pages.map(async page => {
      const text = await page.locator('body').ariaSnapshot({ timeout: 2_000 }).catch(String)
      const waits = [...(unanswered.get(page) ?? [])]
      return `${page.url()}\nwaits for: ${waits.join(', ') || 'nothing'}\n${text}`
    }),
  )
  return sights.join('\n\n')
}
