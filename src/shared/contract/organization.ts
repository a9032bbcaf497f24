import { z } from 'zod'
import { isTimeZone } from '../domain/time-zone.ts'
import { cursor } from './fields.ts'
import { defineRoute } from './route.ts'

/** What it is in, by the names of the IANA time zone database. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Must be the name of a time zone, such as Europe/Berlin')

export const organizationSettings = z.object({ name: z.string(), timeZone: z.string(), cursor })
export type OrganizationSettings = z.output<typeof organizationSettings>

export const getOrganization = defineRoute('getOrganization', {
  summary: 'The organization: its name, and the time zone that its days are counted in',
  access: 'technician',
  response: organizationSettings,
})

export const changeOrganization = defineRoute('changeOrganization', {
  summary: 'Choose the time zone of the organization',
  access: 'admin',
  body: z.strictObject({ timeZone }),
  response: organizationSettings,
})
