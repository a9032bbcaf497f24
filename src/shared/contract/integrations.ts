import { z } from 'zod'
import { cursor, id, idParams, storableJson, text, timestamp } from './fields.ts'
import { LIMITS } from './limits.ts'
import { defineRoute } from './route.ts'

export const integrationKind = z.enum([
  'slack',
  'slack_webhook',
  'msteams',
  'email',
  'webpush',
  'webhook',
  'request_tracker',
  'connectwise',
  'autotask',
  'halopsa',
])
export type IntegrationKind = z.output<typeof integrationKind>

/** A setting of a kind of integration, as the form asks for it. */
export const settingField = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string().optional(),
  type: z.enum(['text', 'url', 'number', 'boolean', 'choice', 'list']),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  required: z.boolean(),
  secret: z.boolean(),
  /** Made by the server; no form asks for it. */
  byServer: z.boolean().optional(),
})
export type SettingField = z.output<typeof settingField>

export const integrationType = z.object({
  kind: integrationKind,
  label: z.string(),
  /** What it does and what it cannot, in a sentence or two. */
  summary: z.string(),
  group: z.enum(['chat', 'mail', 'push', 'webhook', 'tickets']),
  /** False: it was proved against a contract fake only, never against a tenant of the vendor. */
  provenLive: z.boolean(),
  fields: z.array(settingField),
  once: z.boolean(),
  /** Where the other side calls us, with `:orgId` and `:id` of the integration; absent where it never does. */
  callbackPath: z.string().optional(),
  /** A new signing secret can be made for it while the one before still counts. */
  rotates: z.boolean(),
})
export type IntegrationType = z.output<typeof integrationType>

/** `unproven`: nothing was sent yet. */
export const integrationLight = z.enum(['unproven', 'working', 'failing', 'paused'])
export type IntegrationLight = z.output<typeof integrationLight>

export const integration = z.object({
  id,
  kind: integrationKind,
  name: z.string(),
  /** The settings that are no secrets. */
  config: z.record(z.string(), z.unknown()),
  /** Which secrets are set. Their values are never answered. */
  secretsSet: z.array(z.string()),
  paused: z.boolean(),
  light: integrationLight,
  lastSuccessAt: timestamp.nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: timestamp.nullable(),
  version: z.int(),
})
export type Integration = z.output<typeof integration>

export const listIntegrations = defineRoute('listIntegrations', {
  summary: 'Integrations of the organization, and the kinds that can be added',
  access: 'admin',
  response: z.object({ integrations: z.array(integration), types: z.array(integrationType), cursor }),
})

const settings = z.record(z.string().max(60), storableJson)

export const addIntegration = defineRoute('addIntegration', {
  summary: 'Add an integration',
  description: 'Secrets are sealed at once and never answered again.',
  access: 'admin',
  body: z.strictObject({
    kind: integrationKind,
    name: text(LIMITS.name),
    settings,
  }),
  response: integration,
  status: 201,
  problems: ['integration_exists'],
})

export const changeIntegration = defineRoute('changeIntegration', {
  summary: 'Change, pause or resume an integration',
  description: 'Settings replace those of the same name, and `null` takes one away; what is left out stays.',
  access: 'admin',
  params: idParams,
  body: z.strictObject({
    name: text(LIMITS.name).optional(),
    settings: settings.optional(),
    paused: z.boolean().optional(),
  }),
  response: integration,
  problems: ['not_found'],
})

export const removeIntegration = defineRoute('removeIntegration', {
  summary: 'Remove an integration: its secrets are erased, what is queued for it is retracted',
  access: 'admin',
  params: idParams,
  response: z.object({ removed: z.literal(true) }),
  problems: ['not_found'],
})

export const testIntegration = defineRoute('testIntegration', {
  summary: 'Send a real message to the caller or the place now, and say how it went',
  access: 'admin',
  params: idParams,
  body: z.strictObject({}),
  response: z.object({
    ok: z.boolean(),
    /** What happened, or what to do about it, in plain words. */
    detail: z.string(),
  }),
  problems: ['not_found'],
  perMinute: 20,
})

export const rotateIntegrationSecret = defineRoute('rotateIntegrationSecret', {
  summary: 'Make a new signing secret; the one before signs too for some hours',
  description: 'The answer is the only place where the new secret is ever shown.',
  access: 'admin',
  params: idParams,
  body: z.strictObject({ hours: z.int().min(0).max(168).default(24) }),
  response: z.object({ integration, secret: z.string(), previousUntil: timestamp }),
  problems: ['not_found', 'integration_has_no_secret'],
})
