import { z } from 'zod'

// A lone surrogate is not Unicode text and PostgreSQL refuses NUL: both would surface as a database error.
const storable = (value: string) => !value.includes('\0') && !/\p{Surrogate}/u.test(value)

/** Required text: trimmed, not blank, at most `max` code units. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Must not be empty')
    .max(max)
    .refine(storable, 'Has characters that cannot be stored')

/** Optional text: blank means absent. */
export const optionalText = (max: number) =>
  z.string().trim().max(max).refine(storable, 'Has characters that cannot be stored').optional()

/** A text that is kept as it is, spaces and all. */
export const storedAsIs = z.string().refine(storable, 'Has characters that cannot be stored')

/** Anything, as long as each text in it can be stored. */
export const storableJson = z.unknown().refine(value => {
  // Not recursive: a body may nest deeper than the stack reaches.
  const open = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (typeof one === 'string' && !storable(one)) return false
    if (typeof one === 'object' && one !== null) open.push(...Object.keys(one), ...Object.values(one))
  }
  return true
}, 'Has characters that cannot be stored')

export const id = z.uuid()
/** Ids of people and organizations. */
export const userId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w-]+$/)
/** A point in time, ISO 8601 with offset. */
export const timestamp = z.iso.datetime({ offset: true })

const FIRST = Date.UTC(1970)
const LAST = Date.UTC(9999)
/** A point in time that somebody else's clock wrote, taken over in UTC. PostgreSQL knows no year 0 and fewer zones. */
export const givenTime = z.iso
  .datetime({ offset: true, abort: true })
  .refine(value => Date.parse(value) >= FIRST && Date.parse(value) < LAST, 'Must lie between 1970 and 9999')
  .transform(value => new Date(value).toISOString())

/** A row of a list by time: `time|id`. */
export const placeInList = z
  .string()
  .max(100)
  .refine(value => {
    const [at, rowId, ...rest] = value.split('|')
    return rest.length === 0 && givenTime.safeParse(at).success && id.safeParse(rowId).success
  }, 'Is no place in the list')

/** Place in the organization's event log, `epoch:seq`. */
export const cursor = z.string().regex(/^[0-9a-f-]{36}:\d{1,15}$/)

export const person = z.object({ id: userId, name: z.string() })
export type Person = z.output<typeof person>

/** What the handler of a download answers: it is sent as a file, not as JSON. */
export const fileAnswer = z.object({ name: z.string(), contentType: z.string(), text: z.string() })
export type FileAnswer = z.output<typeof fileAnswer>

export const idParams = z.strictObject({ id })
