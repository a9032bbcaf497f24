import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import { type AllowList, parseAllowList } from './guarded-fetch/allow-list.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const flag = z.stringbool()
/** An empty variable is an unset one: `FOO= npm start` is how shells and compose files unset. */
const unsetIfEmpty = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(unsetIfEmpty, schema.optional())

/** Every variable that is read; the README lists them. */
export const environment = z.object({
  NODE_ENV: optional(z.enum(['development', 'production', 'test'])),
  HOST: optional(z.string()),
  PORT: optional(port),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })),
  DATABASE_POOL: optional(z.coerce.number().int().min(2).max(200)),
  DATA_DIR: optional(z.string()),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })),
  RF_SECRET_KEY: optional(z.string().min(32, 'needs at least 32 characters')),
  RF_SECRET_KEY_PREVIOUS: optional(z.string().min(32, 'needs at least 32 characters')),
  TRUST_PROXY: optional(z.string()),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
  RATE_LIMIT_PER_MINUTE: optional(z.coerce.number().int().min(1)),
  LOGIN_LIMIT_PER_MINUTE: optional(z.coerce.number().int().min(1)),
  METRICS_TOKEN: optional(z.string().min(16, 'needs at least 16 characters')),
  RF_AI_PROVIDER: optional(z.enum(['anthropic', 'openai_compatible'])),
  RF_AI_BASE_URL: optional(z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })),
  RF_AI_MODEL: optional(z.string()),
  RF_AI_API_KEY: optional(z.string()),
  RF_AI_JSON_SCHEMA: optional(flag),
  ESCALATION_AI_ASSESSMENT_TIMEOUT_SECONDS: optional(z.coerce.number().min(0.1).max(300)),
  RF_AI_CONCURRENCY: optional(z.coerce.number().int().min(1).max(1000)),
  RF_ALLOW_PRIVATE_ADDRESSES: optional(z.string()),
  SLACK_API_URL: optional(z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })),
  RF_DEMO: optional(flag),
})

/** What the process was told, checked once at the start. */
export type Config = {
  production: boolean
  host: string
  port: number
  /** Absent: the embedded database in `dataDir`. */
  databaseUrl: string | undefined
  databasePool: number
  dataDir: string
  /** Address under which browsers reach the app; links and origin checks use it. */
  publicUrl: string | undefined
  /** Absent: a key is made and kept in `dataDir`. */
  secretKey: string | undefined
  /** The key before: what it sealed can still be opened. */
  previousSecretKey: string | undefined
  /** Proxies in front whose `X-Forwarded-For` is believed: addresses, ranges or a number of hops. */
  trustProxy: string | ((address: string, hop: number) => boolean) | false
  logLevel: string
  /** Requests a minute from one client address. */
  rateLimitPerMinute: number
  /** Attempts to log in a minute from one client address. */
  loginLimitPerMinute: number
  /** Absent: `/metrics` answers loopback only. */
  metricsToken: string | undefined
  demo: boolean
  /** Another one for GovSlack. */
  slackApiUrl: string
  /** What guarded requests may reach beyond the public internet. */
  allowedAddresses: AllowList
  /** The model of organizations that have not chosen one. */
  ai: ServerModel | null
  /** Calls of AI models under way at once on this node. */
  aiConcurrency: number
  /** How long a model may take for an assessment, from the commit of the hand-off on. */
  assessmentSeconds: number
}

export type ServerModel = {
  provider: 'anthropic' | 'openai_compatible'
  baseUrl: string | null
  model: string
  apiKey: string | null
  jsonSchema: boolean
}

/** A variable of the environment is wrong; the message names each one. */
export class ConfigError extends Error {}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** Reads the configuration. Throws `ConfigError` that names every wrong variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success)
    throw new ConfigError(
      parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    )

  const e = parsed.data
  const demo = e.RF_DEMO ?? false
  const host = e.HOST ?? '127.0.0.1'
  // The demo's passwords are public, so nobody but this machine may reach it.
  if (demo && !LOOPBACK.includes(host)) throw new ConfigError('HOST: demo mode listens on loopback only')
  if (demo && e.DATABASE_URL)
    throw new ConfigError('DATABASE_URL: demo mode uses a throw-away database of its own')
  if (e.DATABASE_URL && !e.RF_SECRET_KEY && e.NODE_ENV !== 'test')
    throw new ConfigError('RF_SECRET_KEY: is needed with DATABASE_URL, the same on every node')

  return {
    production: e.NODE_ENV === 'production',
    host,
    port: e.PORT ?? 3000,
    databaseUrl: e.DATABASE_URL,
    databasePool: e.DATABASE_POOL ?? 20,
    dataDir: path.resolve(e.DATA_DIR ?? './data'),
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
    secretKey: e.RF_SECRET_KEY,
    previousSecretKey: e.RF_SECRET_KEY_PREVIOUS,
    trustProxy: trustProxy(e.TRUST_PROXY),
    logLevel: e.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
    rateLimitPerMinute: e.RATE_LIMIT_PER_MINUTE ?? 1200,
    loginLimitPerMinute: e.LOGIN_LIMIT_PER_MINUTE ?? 20,
    metricsToken: e.METRICS_TOKEN,
    demo,
    slackApiUrl: e.SLACK_API_URL ?? 'https://slack.com/api/',
    allowedAddresses: allowedAddresses(e.RF_ALLOW_PRIVATE_ADDRESSES),
    ai: serverModel(e),
    assessmentSeconds: e.ESCALATION_AI_ASSESSMENT_TIMEOUT_SECONDS ?? 5,
    aiConcurrency: e.RF_AI_CONCURRENCY ?? 8,
  }
}

function allowedAddresses(text = ''): AllowList {
  try {
    return parseAllowList(text)
  } catch (error) {
    throw new ConfigError(`RF_ALLOW_PRIVATE_ADDRESSES: ${(error as Error).message}`)
  }
}

function serverModel(e: z.output<typeof environment>): ServerModel | null {
  const { RF_AI_PROVIDER: provider, RF_AI_MODEL: model } = e
  if (!provider) return null
  if (!model) throw new ConfigError('RF_AI_MODEL: is needed with RF_AI_PROVIDER')
  if (provider === 'openai_compatible' && !e.RF_AI_BASE_URL)
    throw new ConfigError('RF_AI_BASE_URL: is needed with RF_AI_PROVIDER=openai_compatible')
  return {
    provider,
    model,
    baseUrl: e.RF_AI_BASE_URL ?? null,
    apiKey: e.RF_AI_API_KEY ?? null,
    jsonSchema: e.RF_AI_JSON_SCHEMA ?? true,
  }
}

function trustProxy(value: string | undefined): Config['trustProxy'] {
  if (value === undefined) return false
  // "true" would let any client choose its own address, and with it its own rate limit.
  if (/^(true|false)$/i.test(value))
    throw new ConfigError('TRUST_PROXY: name the proxies (addresses or ranges) or the number of hops')
  if (/^\d+$/.test(value)) {
    const hops = Number(value)
    return (_address, hop) => hop < hops
  }
  const wrong = value.split(',').find(part => !isAddressRange(part.trim()))
  if (wrong !== undefined)
    throw new ConfigError(`TRUST_PROXY: "${wrong.trim()}" is no address, range or number of hops`)
  return value
}

const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal']

function isAddressRange(value: string): boolean {
  if (NAMED_RANGES.includes(value)) return true
  const [address = '', bits, ...rest] = value.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  const most = version === 4 ? 32 : 128
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most)
}
