import type { BrowserContext, Page } from 'playwright-core'

/** What went wrong in the browsers without anyone having asked: errors of pages, of the console, of the policy. */
export type Faults = {
  /** Listens to every page of the context. `who` names it in the report. */
  watch(context: BrowserContext, who: string): Promise<void>
  /** These are part of what the test is about, such as the console's line on an answer 409. */
  expect(pattern: RegExp): void
  /** Everything else since the last time, to compare with an empty list. */
  take(): string[]
}

/** Collects the faults of a stage. */
export function collectFaults(): Faults {
  let found: string[] = []
  let expected: RegExp[] = []

  function listen(page: Page, who: string) {
    page.on('pageerror', error => found.push(`${who}: ${error.stack ?? error}`))
    page.on('console', message => {
      if (message.type() !== 'error') return
      found.push(`${who}: ${message.text()} (${message.location().url})`)
    })
  }
  return {
    async watch(context, who) {
      context.on('page', page => listen(page, who))
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          // biome-ignore lint/suspicious/noConsole: it runs in the page, whose console is listened to
          console.error(`Content security policy: ${violatedDirective} stopped ${blockedURI}`),
        )
      })
    },
    expect: pattern => expected.push(pattern),
    take() {
      const unexpected = found.filter(fault => !expected.some(pattern => pattern.test(fault)))
      found = []
      expected = []
      return unexpected
    },
  }
}
