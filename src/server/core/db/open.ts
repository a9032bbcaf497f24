import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Db } from './db.ts'
import { openEmbedded } from './embedded.ts'
import { openPostgres } from './postgres.ts'

/** Opens the database that the configuration names: PostgreSQL, or the embedded one in its folder; a demo's is in memory. */
export const openDb = (config: Config, log: Logger): Promise<Db> =>
  config.databaseUrl
    ? openPostgres(config.databaseUrl, log, config.databasePool)
    : openEmbedded(config.demo ? null : config.dataDir)
