import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type Member, startApp, type TestApp } from '../../test/support/app.ts'
import { launchBrowser } from '../../test/support/browser.ts'
import type { Caller } from '../../test/support/caller.ts'
import { collectFaults, type Faults } from './faults.ts'
import { lastSight, noteRequests } from './last-sight.ts'

export const LAPTOP = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

/** How long a condition may take to come true on a busy machine; nothing waits longer than it has to. */
export const PATIENCE = { timeout: 15_000, interval: 50 }

type Look = BrowserContextOptions & { path?: string }

export type Stage = {
  browser: Browser
  faults: Faults
  /** Opens a browser of its own for someone, logged in when `who` is. */
  open(who: Caller | { url: string; cookie?: string }, look?: Look): Promise<Page>
}

/** The browser of a test file. After each test no page may have had an error, and all are closed. */
export function prepareBrowser(): Stage {
  const faults = collectFaults()
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(async ({ task }) => {
    const contexts = browser?.contexts() ?? []
    const sight = task.result?.state === 'fail' ? await lastSight(contexts) : undefined
    await Promise.all(contexts.map(context => context.close()))
    expect({ faults: faults.take(), sight }).toEqual({ faults: [], sight: undefined })
  })

  const started = () => {
    if (!browser) throw new Error('The browser is not up before the tests run')
    return browser
  }
  return {
    get browser() {
      return started()
    },
    faults,
    async open({ url, cookie = '' }, { path = '/', ...look } = {}) {
      const context = await started().newContext({ baseURL: url, viewport: LAPTOP, ...look })
      context.setDefaultTimeout(PATIENCE.timeout)
      context.on('page', noteRequests)
      await faults.watch(context, new URL(path, url).pathname)
      await context.addCookies(cookiesOf(cookie, url))
      const page = await context.newPage()
      await page.goto(path)
      return page
    },
  }
}

/** A cookie header as the browser's own cookies. */
function cookiesOf(header: string, url: string) {
  return header
    .split('; ')
    .filter(Boolean)
    .map(pair => {
      const at = pair.indexOf('=')
      return {
        name: pair.slice(0, at),
        value: pair.slice(at + 1),
        url,
        httpOnly: true,
        sameSite: 'Lax' as const,
      }
    })
}

/** The people of these tests: how they are called here, their role and their name. */
const PEOPLE = {
  technician: ['technician', 'Tess Okafor'],
  engineer: ['engineer', 'Marta Silva'],
  engineer2: ['engineer', 'Kenji Arai'],
  admin: ['admin', 'Ruth Adler'],
} as const

/** A server of this test file's own, with these variables in its environment. */
export function prepareServer(config: Record<string, string> = {}) {
  let app: TestApp | undefined
  beforeAll(async () => {
    app = await startApp({ config })
  })
  afterAll(() => app?.close())
  const running = () => {
    if (!app) throw new Error('The server is not up before the tests run')
    return app
  }
  return {
    get app() {
      return running()
    },
    /** Makes an organization that has nothing but these people, so that tests do not see each other. */
    async hire<Key extends keyof typeof PEOPLE>(...keys: Key[]): Promise<Record<Key, Member>> {
      const { hire } = await running().addOrganization()
      const hired = await Promise.all(
        keys.map(async key => {
          const [role, name] = PEOPLE[key]
          return [key, await hire(role, name)] as const
        }),
      )
      return Object.fromEntries(hired) as Record<Key, Member>
    },
  }
}
