import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServerProcess, startServer } from '../test/crash/support/server-process.ts'
import { cards } from './support/engineer.ts'
import { isAt, isLive, sees } from './support/sees.ts'
import { PATIENCE, prepareBrowser } from './support/stage.ts'

const stage = prepareBrowser()
let demo: ServerProcess
beforeAll(async () => {
  demo = await startServer({ RF_DEMO: 'true', LOG_LEVEL: 'info' })
})
afterAll(() => demo.kill())

test('the demo offers its people at the log-in, and plays an escalation that can be claimed', async () => {
  stage.faults.expect(/status of 401/)
  const marta = await stage.open({ url: demo.url })
  await marta.getByRole('button', { name: /^Engineer/ }).click()
  await isAt(marta, '/escalations')
  await cards(marta).first().waitFor()
  await isLive(marta)
  const before = await cards(marta).count()

  await marta.getByRole('button', { name: 'Play a live escalation' }).click()
  await sees(marta, 'A technician is at work and will escalate in a few seconds.')
  await expect.poll(() => cards(marta).count(), { ...PATIENCE, timeout: 60_000 }).toBe(before + 1)
  const played = cards(marta).first()
  await played.locator('[data-unread]').waitFor()
  await played.getByRole('button', { name: /^Pick Up/ }).click()
  await isAt(marta, /^\/pilot\/[0-9a-f-]{36}$/)
  await sees(marta, 'You claimed this hand-off')
})
