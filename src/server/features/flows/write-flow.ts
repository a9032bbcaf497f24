import { stringify } from 'yaml'
import type { Flow } from '../../../shared/domain/flow/schema.ts'

/** A flow as a file that an admin reads and edits; reading it again gives the same flow. */
export const writeFlow = (flow: Flow): string =>
  stringify(flow, { lineWidth: 110, aliasDuplicateObjects: false })
