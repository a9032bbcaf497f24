import { z } from 'zod'
import { checkPattern, PATTERN_LIMITS } from '../domain/redaction/custom-patterns.ts'
import { cursor, id, idParams, storedAsIs, text } from './fields.ts'
import { LIMITS } from './limits.ts'
import { defineRoute } from './route.ts'

/** Something that an organization hides besides what is hidden everywhere. */
const redactionPattern = z.object({ id, name: z.string(), source: z.string() })
export type RedactionPattern = z.output<typeof redactionPattern>

export const patternFields = z.strictObject({
  name: text(LIMITS.name),
  source: storedAsIs.max(PATTERN_LIMITS.length).superRefine((source, context) => {
    const check = checkPattern(source)
    if (!check.ok) context.addIssue({ code: 'custom', message: check.fault })
  }),
})

export const listRedactionPatterns = defineRoute('listRedactionPatterns', {
  summary: 'What the organization hides besides',
  access: 'admin',
  response: z.object({ patterns: z.array(redactionPattern), cursor }),
})

export const createRedactionPattern = defineRoute('createRedactionPattern', {
  summary: 'Hide something more, in every text from now on',
  description:
    'A part of the syntax of regular expressions. A pattern that could become slow, or match very short texts, is refused with the reason.',
  access: 'admin',
  body: patternFields,
  response: redactionPattern,
  status: 201,
  problems: ['too_many_patterns'],
})

export const changeRedactionPattern = defineRoute('changeRedactionPattern', {
  summary: 'Change a pattern',
  access: 'admin',
  params: idParams,
  body: patternFields,
  response: redactionPattern,
  problems: ['not_found'],
})

export const deleteRedactionPattern = defineRoute('deleteRedactionPattern', {
  summary: 'Delete a pattern; what it has hidden stays hidden',
  access: 'admin',
  params: idParams,
  response: redactionPattern,
  problems: ['not_found'],
})
