import { pino } from 'pino'
import { readConfig } from './core/config.ts'
import { migrate } from './core/db/migrate.ts'
import { openDb } from './core/db/open.ts'
import { rotateEpochs } from './core/rotate-epochs.ts'

/** Run once between restoring a backup and starting the server again: see docs/operations.md. */
async function main() {
  const db = await openDb(readConfig(process.env), pino({ level: 'warn' }))
  try {
    await migrate(db.kysely)
    const organizations = await rotateEpochs(db)
    process.stdout.write(`Organizations with a new epoch: ${organizations}. Every browser will fetch anew.\n`)
  } finally {
    await db.close()
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
