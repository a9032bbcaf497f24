import { pino } from 'pino'
import { loadSecret } from './core/auth/secret.ts'
import { ConfigError, readConfig } from './core/config.ts'
import { makeSealer } from './core/crypto.ts'
import { migrate } from './core/db/migrate.ts'
import { openDb } from './core/db/open.ts'
import { reseal } from './reseal.ts'

/** Run after `RF_SECRET_KEY` was replaced, while the one before is still named: see docs/operations.md. */
async function main() {
  const config = readConfig(process.env)
  if (!config.previousSecretKey)
    throw new ConfigError('RF_SECRET_KEY_PREVIOUS: is needed, the key that everything is sealed with now')
  const db = await openDb(config, pino({ level: 'warn' }))
  try {
    await migrate(db.kysely)
    const sealer = makeSealer(await loadSecret(config), config.previousSecretKey)
    const { resealed, lost } = await reseal(db, sealer)
    process.stdout.write(`Sealed anew: ${resealed}. RF_SECRET_KEY_PREVIOUS is needed no more.\n`)
    if (lost > 0) {
      process.stdout.write(`Sealed by neither of the two keys: ${lost}. They stay as they are.\n`)
      process.exitCode = 2
    }
  } finally {
    await db.close()
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : error.stack}\n`)
  process.exitCode = 1
})
