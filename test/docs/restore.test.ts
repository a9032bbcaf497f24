import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { insertOrganization } from '../../src/server/core/auth/accounts.ts'
import { openEmbedded } from '../../src/server/core/db/embedded.ts'
import { migrate } from '../../src/server/core/db/migrate.ts'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

async function openEpochs(dataDir: string) {
  const db = await openEmbedded(dataDir)
  const { rows } = await sql<{ epoch: string }>`select epoch from org_head`.execute(db.kysely)
  await db.close()
  return rows.map(({ epoch }) => epoch)
}

test('a copy of the data folder opens as it was, and the command for after a restore gives it a new epoch', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rf-restore-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [data, restored] = [join(folder, 'data'), join(folder, 'restored')]
  const db = await openEmbedded(data)
  await migrate(db.kysely)
  await db.kysely.transaction().execute(tx => insertOrganization(tx, 'Test MSP'))
  await db.close()
  await cp(data, restored, { recursive: true })

  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: restored }
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'src/server/after-restore.ts'], {
    cwd: ROOT,
    env,
  })

  expect(stdout).toContain('Organizations with a new epoch: 1.')
  const [[before], [after]] = [await openEpochs(data), await openEpochs(restored)]
  expect(before).toBeDefined()
  expect(after).toBeDefined()
  expect(after).not.toBe(before)
})
