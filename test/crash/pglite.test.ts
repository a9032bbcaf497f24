import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, test } from 'vitest'
import { killWhileWriting } from './support/kill-while-writing.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'rf-crash-'))

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test('killed with -9 during writes, thirty times over the embedded database: nothing answered is lost, every event comes once', async () => {
  await killWhileWriting({ DATA_DIR: dataDir }, 30)
}, 600_000)
