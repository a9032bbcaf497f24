import { z } from 'zod'
import { cursor, fileAnswer, id, idParams, optionalText, person, text, timestamp } from './fields.ts'
import { gapAnswers } from './gaps.ts'
import { watchLevel } from './handoffs.ts'
import { LIMITS } from './limits.ts'
import { defineRoute } from './route.ts'

/** What a version was written at. `manual`: somebody wrote or changed it. */
export const documentationKind = z.enum(['escalation', 'resolution', 'manual'])
export type DocumentationKind = z.output<typeof documentationKind>

export const documentationFormat = z.enum(['txt', 'md'])
export type DocumentationFormat = z.output<typeof documentationFormat>

export const documentation = z.object({
  id,
  sessionId: id,
  /** 1 for the first version of the session's note. */
  version: z.int(),
  kind: documentationKind,
  /** Plain text; headings in capitals, items behind "- ". */
  text: z.string(),
  /** Who wrote or changed the text; null when it wrote itself. */
  editedBy: person.nullable(),
  createdAt: timestamp,
})
export type DocumentationVersion = z.output<typeof documentation>

export const listDocumentation = defineRoute('listDocumentation', {
  summary: "Versions of a session's ticket note, newest first, at most 50",
  description:
    'A version is made with each hand-off and with the resolution, in the same transaction, and whenever somebody saves one.',
  access: 'technician',
  params: idParams,
  response: z.object({
    versions: z.array(documentation),
    /** Whether the caller may save a version. */
    mayWrite: z.boolean(),
    cursor,
  }),
  problems: ['not_found', 'session_not_readable'],
})

export const documentationDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('manual') }),
  z.strictObject({ kind: z.literal('resolution'), resolution: optionalText(LIMITS.resolution) }),
  z.strictObject({
    kind: z.literal('escalation'),
    reason: optionalText(LIMITS.reason),
    watchLevel: watchLevel.default('watch'),
    impact: optionalText(LIMITS.impact),
    targetUserId: optionalText(64),
    answers: gapAnswers.optional(),
  }),
])

export const previewDocumentation = defineRoute('previewDocumentation', {
  summary: 'The ticket note as it would be now; nothing is kept',
  description:
    '`manual`: as the session stands. `resolution` and `escalation`: as if the caller resolved or escalated it now, so only its owner may ask.',
  access: 'technician',
  params: idParams,
  body: documentationDraft,
  response: z.object({ text: z.string() }),
  problems: ['not_found', 'session_not_readable', 'session_not_yours', 'session_resolved'],
})

export const writeDocumentation = defineRoute('writeDocumentation', {
  summary: 'Save a version of the ticket note',
  description:
    'Those who take part in the session may, also when it is resolved. `basedOn` is the version that was changed, 0 when there was none; when another came meanwhile, the answer is `documentation_changed` and nothing is kept.',
  access: 'technician',
  params: idParams,
  body: z.strictObject({ text: text(LIMITS.documentation), basedOn: z.int().min(0) }),
  response: documentation,
  status: 201,
  problems: ['not_found', 'session_not_readable', 'session_not_writable', 'documentation_changed'],
  idempotent: true,
})

export const exportDocumentation = defineRoute('exportDocumentation', {
  summary: 'A version of the ticket note as a file; the newest unless one is named',
  access: 'technician',
  params: idParams,
  query: z.strictObject({
    format: documentationFormat.default('txt'),
    version: z.coerce.number().int().min(1).max(1_000_000).optional(),
  }),
  response: fileAnswer,
  download: ['text/plain', 'text/markdown'],
  problems: ['not_found', 'session_not_readable'],
})
