import { z } from 'zod'
import { cursor, givenTime, id, idParams, person, timestamp } from './fields.ts'
import { defineRoute } from './route.ts'

/** Which text of a session a mask stands in. */
export const secretField = z.enum([
  'title',
  'problem',
  'resolution',
  'author',
  'message',
  'step',
  'note',
  'reason',
  'impact',
  'read_back',
  'documentation',
])
export type SecretField = z.output<typeof secretField>

/** A mask: the text, the row that holds it, and which mask of the text it is. */
const maskFields = {
  field: secretField,
  /** The message, step, hand-off or version of the note; of title, problem and resolution the session. */
  entryId: id,
  /** Counted from 1. */
  place: z.int().min(1).max(10_000),
}

/** That somebody looked at a secret. The secret itself is in no event and in no list. */
export const secretReveal = z.object({
  id,
  sessionId: id,
  ...maskFields,
  kind: z.string(),
  revealedBy: person,
  revealedAt: timestamp,
})
export type SecretReveal = z.output<typeof secretReveal>

export const revealSecret = defineRoute('revealSecret', {
  summary: 'What a mask hides; that it was looked at is written down',
  description:
    'Of a session that the caller may read. Everyone who may read the session is told who looked at what. The answer must not be kept.',
  access: 'engineer',
  params: idParams,
  body: z.strictObject(maskFields),
  response: z.object({ value: z.string(), reveal: secretReveal }),
  problems: ['not_found', 'session_not_readable', 'secret_not_kept'],
  perMinute: 30,
})

export const listSessionReveals = defineRoute('listSessionReveals', {
  summary: 'Who looked at which secret of a session, newest first, at most 200',
  access: 'technician',
  params: idParams,
  response: z.object({ reveals: z.array(secretReveal), cursor }),
  problems: ['not_found', 'session_not_readable'],
})

const auditEntry = secretReveal.extend({
  session: z.object({ title: z.string(), ticketRef: z.string().nullable() }),
})
export type AuditEntry = z.output<typeof auditEntry>

function isPlaceInAudit(value: string): boolean {
  const [revealedAt, revealId, ...rest] = value.split('|')
  return rest.length === 0 && givenTime.safeParse(revealedAt).success && id.safeParse(revealId).success
}

export const listReveals = defineRoute('listReveals', {
  summary: 'Who looked at which secret of the organization, newest first',
  access: 'admin',
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** `revealedAt|id` of the last row of the page before. */
    before: z.string().max(100).refine(isPlaceInAudit, 'Is no place in the list').optional(),
  }),
  response: z.object({ reveals: z.array(auditEntry), nextBefore: z.string().nullable(), cursor }),
})
