import { z } from 'zod'
import { cursor } from './fields.ts'
import { defineRoute } from './route.ts'

export const stream = defineRoute('stream', {
  summary: 'Events of the organization as server-sent events',
  description:
    'Each durable event has an `id` (`epoch:seq`), which is the cursor to come back with. `ready` and `reset` open the stream; after `reset` the caller fetches anew. `bye` says why the server ends it.',
  access: 'technician',
  query: z.strictObject({ after: cursor.optional() }),
  response: z.string(),
})
