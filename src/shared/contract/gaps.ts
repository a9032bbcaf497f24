import { z } from 'zod'
import { idParams, text } from './fields.ts'
import { LIMITS } from './limits.ts'
import { defineRoute } from './route.ts'

/** What a senior asks first: the exact error text, since when, how many are affected, what changed. */
export const GAPS = ['error', 'since', 'affected', 'changed'] as const
export const gap = z.enum(GAPS)
export type Gap = z.output<typeof gap>

/** Answers to what a session lacks, each gap once. */
export const gapAnswers = z
  .array(z.strictObject({ gap, text: text(LIMITS.gapAnswer) }))
  .max(GAPS.length)
  .refine(answers => new Set(answers.map(answer => answer.gap)).size === answers.length, 'Answers one twice')
export type GapAnswer = z.output<typeof gapAnswers>[number]

export const getGaps = defineRoute('getGaps', {
  summary: 'What a hand-off of the session would lack, at most two, the most useful to know first',
  description:
    'Read from the problem, the messages and the steps by rules. Send the answers with the hand-off, or leave them out: nothing depends on them.',
  access: 'technician',
  params: idParams,
  response: z.object({ gaps: z.array(gap).max(2) }),
  problems: ['not_found', 'session_not_readable', 'session_not_yours', 'session_resolved'],
})
