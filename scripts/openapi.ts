import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildApp } from '../src/server/app.ts'
import { readConfig } from '../src/server/core/config.ts'
import { makeSealer } from '../src/server/core/crypto.ts'
import { openEmbedded } from '../src/server/core/db/embedded.ts'
import { makeMetrics } from '../src/server/core/metrics.ts'
import { runCommand } from './support/run-command.ts'

const SECRET = 'nothing is signed with this'

/** The page that `/api/openapi.json` answers, of the whole product: the demo's routes too. */
async function openApiPage(): Promise<string> {
  const db = await openEmbedded(null)
  const services = {
    db,
    log: pino({ level: 'silent' }),
    metrics: makeMetrics({ defaults: false }),
    sealer: makeSealer(SECRET),
  }
  const app = await buildApp(services, readConfig({ RF_DEMO: 'true' }), SECRET)
  const answer = await app.server.inject('/api/openapi.json')
  await app.close()
  await db.close()
  if (answer.statusCode !== 200) throw new Error(`/api/openapi.json answered ${answer.statusCode}`)
  return JSON.stringify(answer.json(), null, 2)
}

/** `tsx scripts/openapi.ts` prints the page; with `--check` it is linted instead, and a warning fails it too. */
async function main() {
  const page = await openApiPage()
  if (!process.argv.includes('--check')) {
    process.stdout.write(`${page}\n`)
    return
  }
  // A check says nothing to anyone and asks nobody whether there is a newer version.
  Object.assign(process.env, { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' })
  const folder = await mkdtemp(join(tmpdir(), 'rf-openapi-'))
  try {
    const file = join(folder, 'openapi.json')
    await writeFile(file, page)
    const { ok, output } = await runCommand(['redocly', 'lint', '--config', 'redocly.yaml', file])
    if (!ok) console.error(output.trim())
    process.exitCode = ok ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

await main()
