import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The administrator's address of the run's PostgreSQL: give it to `databasesOf`. */
    postgresUrl: string
  }
}

/** One PostgreSQL for the whole run of the `postgres` project; each test file makes its own databases on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  project.provide('postgresUrl', postgres.url)
  return postgres.stop
}
