import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { type Handoff, handoff as handoffSchema } from '../src/shared/contract/handoffs.ts'
import { launchBrowser } from '../test/support/browser.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDER = join(ROOT, 'docs', 'images')
const LAPTOP = { width: 1366, height: 768 }

/** Takes the pictures of the README: `npx tsx scripts/screenshots.ts`, from what was built last. */
async function main() {
  const demo = spawn(process.execPath, ['dist/server/main.js', '--demo'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await addressOf(demo)
    const browser = await launchBrowser()
    const page = await browser.newPage({ viewport: LAPTOP, colorScheme: 'light', reducedMotion: 'reduce' })
    await mkdir(FOLDER, { recursive: true })
    await takePictures(page, address)
    await browser.close()
  } finally {
    demo.kill()
  }
}

async function takePictures(page: Page, address: string) {
  await page.goto(`${address}/login`)
  await page.getByRole('button', { name: /^Engineer/ }).click()
  await page.waitForURL('**/escalations')
  const fullest = fullestOf(await openHandoffs(page))
  await page.getByText(fullest.session.title).first().waitFor()
  await save(page, 'queue')

  await page.goto(`${address}/pilot/${fullest.sessionId}?pickup=true`)
  await page.getByRole('dialog').getByText(fullest.session.problem).first().waitFor()
  await save(page, 'context-screen')

  await page.goto(`${address}/pilot/${fullest.sessionId}`)
  await page.getByRole('heading', { name: fullest.session.title }).first().waitFor()
  await save(page, 'session')
}

async function openHandoffs(page: Page): Promise<Handoff[]> {
  const answer = await page.request.get(new URL('/api/v1/handoffs?status=open', page.url()).href)
  const { handoffs } = (await answer.json()) as { handoffs: unknown[] }
  return handoffs.map(handoff => handoffSchema.parse(handoff))
}

/** The one with the most to show: the gravest, and of those the one with an impact. */
function fullestOf(handoffs: Handoff[]): Handoff {
  const weight = ({ watchLevel, impact }: Handoff) =>
    ['stable', 'watch', 'critical'].indexOf(watchLevel) * 2 + (impact ? 1 : 0)
  const [fullest] = [...handoffs].sort((a, b) => weight(b) - weight(a))
  if (!fullest) throw new Error('The demo has no open hand-off')
  return fullest
}

async function save(page: Page, name: string) {
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  console.log(`docs/images/${name}.png`)
}

/** The address that the demo prints when it is up. */
async function addressOf(demo: ChildProcess): Promise<string> {
  let printed = ''
  for await (const text of demo.stdout ?? []) {
    printed += text
    const [, address] = printed.match(/demo: (http:\S+)/) ?? []
    if (address) return address
  }
  throw new Error(`The demo did not start: ${printed}`)
}

await main()
