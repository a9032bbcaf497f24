import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { makeSealer } from '../../src/server/core/crypto.ts'
import type { Db } from '../../src/server/core/db/db.ts'
import { openEmbedded } from '../../src/server/core/db/embedded.ts'
import { migrate } from '../../src/server/core/db/migrate.ts'
import { reseal, SEALED } from '../../src/server/reseal.ts'
import * as ai from '../../src/shared/contract/ai.ts'
import { addIntegration, testIntegration } from '../../src/shared/contract/integrations.ts'
import { addPushSubscription } from '../../src/shared/contract/preferences.ts'
import { revealSecret } from '../../src/shared/contract/secrets.ts'
import * as sessions from '../../src/shared/contract/sessions.ts'
import { type Member, PASSWORD, SECRET, startApp } from '../support/app.ts'
import { logIn } from '../support/caller.ts'
import { type Receiver, startReceiver } from '../support/outside/http-receiver.ts'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const NEW = 'another secret, made after the first became known'
const ALLOW = { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' }
/** Seven times a database on the disk is opened, twice in a process of its own. */
const PATIENCE_MS = 240_000
const HOOK = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`

test('the list of what is sealed names every column of the schema that is', async () => {
  const db = await openEmbedded(null)
  await migrate(db.kysely)
  const { rows } = await sql<{ place: string }>`
    select table_name || '.' || column_name as place from information_schema.columns
    where  table_schema = 'public' and (column_name like '%sealed%' or column_name = 'secrets')
    order  by 1`.execute(db.kysely)
  expect(rows.map(({ place }) => place)).toEqual(SEALED.map(names => names.join('.')).sort())
  await db.close()
})

test('everything is sealed anew, through a crash and a restart in the middle, and the old key opens nothing any more', {
  timeout: PATIENCE_MS,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rf-rotation-'))
  const hook = await startReceiver()
  onTestFinished(async () => {
    await hook.close()
    await rm(folder, { recursive: true, force: true })
  })
  const planted = await withServer(folder, { secret: SECRET }, async app => {
    const organizations = [await app.addOrganization('Alder'), await app.addOrganization('Birch')]
    return Promise.all(organizations.map(async ({ hire }) => plant(await hire('admin'), hook)))
  })

  // It ends like a process that is killed between two batches.
  let batches = 0
  const crash = withDb(folder, db =>
    reseal(db, makeSealer(NEW, SECRET), {
      batch: 1,
      onBatch: async () => {
        if (++batches === 2) throw new Error('killed')
      },
    }),
  )
  await expect(crash).rejects.toThrow('killed')
  const halfway = await withDb(folder, sealedBy)
  expect(halfway.new).toBeGreaterThan(0)
  expect(halfway.old).toBeGreaterThan(0)

  // The server is up in between, and knows both.
  await withServer(folder, { secret: NEW, previousSecret: SECRET }, app => worksFor(app.url, planted, hook))

  const env = {
    ...process.env,
    DATABASE_URL: '',
    DATA_DIR: folder,
    RF_SECRET_KEY: NEW,
    RF_SECRET_KEY_PREVIOUS: SECRET,
  }
  const command = () =>
    run(process.execPath, ['--import', 'tsx', 'src/server/rotate-key.ts'], { cwd: ROOT, env })
  expect((await command()).stdout).toMatch(/^Sealed anew: [1-9]\d*\./)
  expect((await command()).stdout).toContain('Sealed anew: 0.')

  const after = await withDb(folder, sealedBy)
  expect(after).toEqual({ new: halfway.new + halfway.old, old: 0 })
  await withServer(folder, { secret: NEW }, app => worksFor(app.url, planted, hook))
})

test('what neither key opens is counted and left as it is', async () => {
  const db = await openEmbedded(null)
  await migrate(db.kysely)
  const app = await startApp({ db, secret: 'a third key that nobody knows any more' })
  const hook = await startReceiver()
  await plant(await (await app.addOrganization()).hire('admin'), hook)
  await Promise.all([app.close(), hook.close()])
  const { resealed, lost } = await reseal(db, makeSealer(NEW, SECRET))
  expect(resealed).toBe(0)
  expect(lost).toBeGreaterThanOrEqual(SEALED.length)
  await db.close()
})

type Planted = { email: string; sessionId: string; entryId: string; integrationId: string }

/** Something in every column that is sealed. */
async function plant(admin: Member, hook: Receiver): Promise<Planted> {
  const { id: sessionId } = await admin.call(sessions.createSession, {
    body: { title: 'VPN down', problem: 'Error 13801' },
  })
  const { id: entryId } = await admin.call(sessions.addMessage, {
    params: { id: sessionId },
    body: { text: 'the password is Winter2024!' },
  })
  const add = (kind: 'webhook' | 'webpush', settings: Record<string, string>) =>
    admin.call(addIntegration, { body: { kind, name: kind, settings } })
  const { id: integrationId } = await add('webhook', { url: hook.url, secret: HOOK })
  await add('webpush', { contact: 'admin@example.test' })
  await admin.call(addPushSubscription, {
    body: {
      endpoint: 'https://push.example.test/x',
      keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
      browser: 'A browser',
    },
  })
  await admin.call(ai.changeAiSettings, {
    body: {
      provider: 'openai_compatible',
      baseUrl: 'http://127.0.0.1:9/v1',
      model: 'a model',
      key: 'the key of the model',
      jsonSchema: true,
      monthlyTokenLimit: null,
      monthlyCostLimit: null,
      inputPrice: null,
      outputPrice: null,
    },
  })
  return { email: admin.email, sessionId, entryId, integrationId }
}

async function worksFor(url: string, planted: readonly Planted[], hook: Receiver) {
  for (const { email, sessionId, entryId, integrationId } of planted) {
    const admin = await logIn(url, email, PASSWORD)
    const { value } = await admin.call(revealSecret, {
      params: { id: sessionId },
      body: { field: 'message', entryId, place: 1 },
    })
    expect(value).toBe('Winter2024!')
    const params = { id: integrationId }
    expect(await admin.call(testIntegration, { params, body: {} })).toMatchObject({ ok: true })
    expect(hook.received.at(-1)?.headers['webhook-signature']).toMatch(/^v1,/)
  }
}

async function withDb<T>(folder: string, use: (db: Db) => Promise<T>): Promise<T> {
  const db = await openEmbedded(folder)
  try {
    await migrate(db.kysely)
    return await use(db)
  } finally {
    await db.close()
  }
}

type Keys = { secret: string; previousSecret?: string }

const withServer = <T>(
  folder: string,
  keys: Keys,
  use: (app: Awaited<ReturnType<typeof startApp>>) => Promise<T>,
): Promise<T> =>
  withDb(folder, async db => {
    const app = await startApp({ db, config: ALLOW, ...keys })
    try {
      return await use(app)
    } finally {
      await app.close()
    }
  })

/** How many things each key has sealed. */
async function sealedBy({ kysely }: Db): Promise<{ old: number; new: number }> {
  const counts = { old: 0, new: 0 }
  for (const [table, column] of SEALED) {
    const { rows } = await sql<{ value: string }>`
      select ${sql.ref(column)} as value from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(
      kysely,
    )
    for (const { value } of rows) {
      if (value.startsWith(makeSealer(NEW).prefix)) counts.new++
      else if (value.startsWith(makeSealer(SECRET).prefix)) counts.old++
    }
  }
  return counts
}
