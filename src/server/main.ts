import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { buildApp } from './app.ts'
import { loadSecret, setupToken } from './core/auth/secret.ts'
import { ConfigError, readConfig } from './core/config.ts'
import { makeSealer } from './core/crypto.ts'
import { migrate } from './core/db/migrate.ts'
import { openDb } from './core/db/open.ts'
import { DataDirLockedError } from './core/db/pglite/lock-data-dir.ts'
import { makeMetrics } from './core/metrics.ts'
import { demoWelcome, seedDemo } from './features/demo/index.ts'
import { setupNeeded } from './features/members/index.ts'

/** How long requests that have begun may take when the server stops. */
const DRAIN_MS = 10_000

/** Starts the server from the environment. */
async function main() {
  const config = readConfig(
    process.argv.includes('--demo') ? { ...process.env, RF_DEMO: 'true' } : process.env,
  )
  const log = pino({
    level: config.logLevel,
    redact: ['req.headers.cookie', 'req.headers.authorization'],
  })
  const metrics = makeMetrics()
  const db = await openDb(config, log)
  const applied = await migrate(db.kysely)
  if (applied.length > 0) log.info({ applied }, 'schema brought up to date')

  const secret = await loadSecret(config)
  const services = { db, log, metrics, sealer: makeSealer(secret, config.previousSecretKey) }
  if (config.demo) await seedDemo(services)
  const app = await buildApp(services, config, secret)
  const address = await app.server.listen({ host: config.host, port: config.port })
  if (config.demo) process.stdout.write(demoWelcome(address))
  if (await setupNeeded(services))
    log.warn(
      `First run: open ${config.publicUrl ?? address}/setup and enter this one-time token: ${setupToken(secret)}`,
    )

  closeWithGrace(
    { delay: DRAIN_MS, logger: { error: (...text: unknown[]) => log.error({ text }, 'stopping') } },
    async ({ err, signal }) => {
      if (err) log.fatal({ err }, 'stopping after an error that nobody caught')
      else log.info({ signal }, 'stopping')
      await app.close()
      await db.close()
    },
  )
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof DataDirLockedError
  process.stderr.write(`ResolutionFlow cannot start.\n${expected ? error.message : (error as Error).stack}\n`)
  process.exit(1)
})
