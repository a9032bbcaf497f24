import { timeZone as name } from '../../../shared/contract/organization.ts'
import { defineSetting } from '../../core/settings.ts'

/** The time zone that the organization's days begin and end in. */
export const timeZone = defineSetting({ name: 'organization.timeZone', schema: name, default: 'UTC' })
