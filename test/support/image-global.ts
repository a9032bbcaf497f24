import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/server/core/db/migrate.ts'
import { openPglite } from '../../src/server/core/db/pglite/open-pglite.ts'
import { pgliteDialect } from '../../src/server/core/db/pglite/pglite-dialect.ts'
import type { Tables } from '../../src/server/core/db/tables.ts'

/** Makes and migrates the embedded database once for the whole run: each test begins with a copy, in a seventh of the time. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'rf-image-'))
  const file = join(folder, 'database.tar')
  const { pg, close } = await openPglite({ dataDir: null })
  await migrate(new Kysely<Tables>({ dialect: pgliteDialect(pg) }))
  const image = await pg.dumpDataDir('none')
  await writeFile(file, Buffer.from(await image.arrayBuffer()))
  await close()
  project.provide('databaseImage', file)
  return () => rm(folder, { recursive: true, force: true })
}
