import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { createAccessControl } from 'better-auth/plugins/access'
import { organization } from 'better-auth/plugins/organization'
import { CamelCasePlugin, type Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Db } from '../db/db.ts'

export type AuthOptions = { db: Db; secret: string; publicUrl: string; log: Logger }

const DAY_SECONDS = 86_400

// What each role may do is decided by the routes' `access` and the features' policies. better-auth only
// needs to know the names.
const access = createAccessControl({})
const roles = {
  technician: access.newRole({}),
  engineer: access.newRole({}),
  admin: access.newRole({}),
  owner: access.newRole({}),
}

/**
 * Logins: passwords, login sessions and their cookies. Accounts are made by the first run and by
 * invitations alone, so signing up is off; membership changes go through our own commands, which put
 * their events into the log.
 */
export function makeAuth({ db, secret, publicUrl, log }: AuthOptions) {
  // biome-ignore lint/suspicious/noExplicitAny: better-auth types its handle as Kysely<any>
  const kysely = (db.kysely as Kysely<any>).withSchema('auth').withPlugin(new CamelCasePlugin())
  return betterAuth({
    basePath: '/api/auth',
    baseURL: publicUrl,
    secret,
    database: { db: kysely, type: 'postgres' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    session: { expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS },
    plugins: [
      organization({ ac: access, roles, creatorRole: 'owner', allowUserToCreateOrganization: false }),
    ],
    databaseHooks: {
      session: {
        create: {
          before: async session => ({
            data: { ...session, activeOrganizationId: await firstOrganization(db, session.userId) },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: 'rf',
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => randomUUID() },
      // Every request that changes something is checked once, for all of /api.
      disableCSRFCheck: true,
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, text) => log[level === 'error' ? 'error' : 'warn']({ source: 'auth' }, text),
    },
  })
}

export type Auth = ReturnType<typeof makeAuth>

async function firstOrganization(db: Db, userId: string): Promise<string | null> {
  const row = await db.kysely
    .selectFrom('auth.member')
    .select('organization_id')
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return row?.organization_id ?? null
}
