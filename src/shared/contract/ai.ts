import { z } from 'zod'
import { cursor, id, optionalText, text } from './fields.ts'
import { LIMITS } from './limits.ts'
import { defineRoute } from './route.ts'

/** `default`: what the operator of the server has set up, if anything. */
export const aiProvider = z.enum(['default', 'off', 'anthropic', 'openai_compatible'])
export type AiProvider = z.output<typeof aiProvider>

/** Whether a model is asked now. `paused`: it failed several times in a row, and is tried again in a moment. */
export const aiStanding = z.enum(['off', 'ready', 'limit_reached', 'paused'])
export type AiStanding = z.output<typeof aiStanding>

const settingsFields = {
  provider: aiProvider,
  baseUrl: z.string().nullable(),
  model: z.string().nullable(),
  /** The server can be told to answer in a JSON schema. */
  jsonSchema: z.boolean(),
  monthlyTokenLimit: z.int().nullable(),
  /** In the currency of the prices. */
  monthlyCostLimit: z.number().nullable(),
  /** For a million tokens. */
  inputPrice: z.number().nullable(),
  outputPrice: z.number().nullable(),
}

export const aiSettings = z.object({
  ...settingsFields,
  /** The key itself is never told. */
  keySet: z.boolean(),
  /** Rises by one at each change; 0 before the first. */
  version: z.int(),
  standing: aiStanding,
  /** What the operator of the server has set up; null: nothing. */
  serverDefault: z.object({ provider: aiProvider, model: z.string() }).nullable(),
  cursor,
})
export type AiSettings = z.output<typeof aiSettings>

const price = z.number().min(0).max(1_000_000)

/** Required fields are told with the fields, all at once. */
function complete(
  { provider, baseUrl, model }: { provider: AiProvider; baseUrl: string | null; model: string | null },
  context: z.RefinementCtx,
) {
  const missing = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message })
  if ((provider === 'anthropic' || provider === 'openai_compatible') && !model)
    missing('model', 'Name the model to ask')
  if (provider === 'openai_compatible' && !baseUrl)
    missing('baseUrl', 'Enter the address of the server, such as https://models.example.com/v1')
}

export const aiSettingsChange = z
  .strictObject({
    ...settingsFields,
    baseUrl: z
      .url({ protocol: /^https?$/, error: 'Must be an address that begins with https://' })
      .max(500)
      .nullable(),
    model: text(LIMITS.name).nullable(),
    /** Left out: the stored one stays, unless provider or server change. Null: no key. */
    key: text(500).nullable().optional(),
    monthlyTokenLimit: z.int().min(0).max(1_000_000_000_000).nullable(),
    monthlyCostLimit: price.nullable(),
    inputPrice: price.nullable(),
    outputPrice: price.nullable(),
  })
  .superRefine(complete)

export const getAiSettings = defineRoute('getAiSettings', {
  summary: 'Which model the organization asks',
  access: 'admin',
  response: aiSettings,
})

export const changeAiSettings = defineRoute('changeAiSettings', {
  summary: 'Choose the model, its key and what it may cost',
  description:
    'All fields at once. A stored key is dropped when the provider or the server changes, so that it is never sent to another one.',
  access: 'admin',
  body: aiSettingsChange,
  response: aiSettings,
})

export const testAiSettings = defineRoute('testAiSettings', {
  summary: 'Ask the model one small question with these settings, without saving them',
  description:
    'A stored key is used only for the server that it was stored for. What the provider says about a failure is told without the key.',
  access: 'admin',
  body: aiSettingsChange,
  response: z.object({
    ok: z.boolean(),
    /** One sentence: what came back, or why nothing did. */
    message: z.string(),
    milliseconds: z.int(),
  }),
  perMinute: 20,
})

export const getAiUsage = defineRoute('getAiUsage', {
  summary: 'What the model was asked in each month, newest first, at most twelve',
  access: 'admin',
  response: z.object({
    months: z.array(
      z.object({
        /** `2026-03`, in UTC. */
        month: z.string(),
        calls: z.int(),
        failedCalls: z.int(),
        inputTokens: z.int(),
        outputTokens: z.int(),
        cost: z.number(),
      }),
    ),
    cursor,
  }),
})
export type AiUsage = z.output<(typeof getAiUsage)['response']>

export const previewAi = defineRoute('previewAi', {
  summary: 'What would be sent for the assessment of a session, byte for byte',
  description:
    'Nothing is sent. Of a session that could not be read, the answer is the same as for reading it.',
  access: 'admin',
  body: z.strictObject({ sessionId: id, impact: optionalText(LIMITS.impact) }),
  response: z.object({
    /** Where it would go to; null when no model is set up: then it is shown as for one called `none`. */
    url: z.string().nullable(),
    payload: z.string(),
  }),
  problems: ['not_found', 'session_not_readable'],
})
