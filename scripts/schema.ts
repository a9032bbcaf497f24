import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { listMigrations } from '../src/server/core/db/migrate.ts'
import { EXTENSIONS } from '../src/server/core/db/pglite/open-pglite.ts'
import { dumpSchema } from './support/dump-schema.ts'
import { firstDifference } from './support/first-difference.ts'
import { readTables, renderTables } from './support/kysely-tables.ts'

/**
 * Writes what the migrations add up to: `db/schema.sql` to read, and the row types that the server compiles
 * against. With `--check` it writes nothing and fails when either is not what the migrations make.
 */
async function main() {
  const check = process.argv.includes('--check')
  const database = new PGlite({ extensions: EXTENSIONS })
  for (const migration of await listMigrations()) {
    await database.exec(migration.sql).catch(({ message, position }) => {
      const line = migration.sql.slice(0, Number(position) || 0).split('\n').length
      throw new Error(`db/migrations/${migration.name}:${line} ${message}`)
    })
  }
  const files = {
    'src/server/core/db/tables.ts': renderTables(await readTables(database)),
    'db/schema.sql': await dumpSchema(database),
  }
  await database.close()

  for (const [path, wanted] of Object.entries(files)) {
    const present = await readFile(path, 'utf8').catch(() => '')
    if (present === wanted) console.log(`${path} is up to date`)
    else if (check) {
      console.error(`${path} is not what the migrations make (run: npm run schema)`)
      console.error(firstDifference(present, wanted))
      process.exitCode = 1
    } else {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, wanted)
      console.log(`${path} written`)
    }
  }
}

await main()
