import type { IntegrationKind } from '../../../src/shared/contract/integrations.ts'
import type { FaultyWay, WayFault } from '../../support/outside/faulty-way.ts'
import type { Answer } from '../../support/outside/http-receiver.ts'

/** `refuse`: for good. `busy`: to be asked again later. */
export type Fault = WayFault | 'refuse' | 'busy'

/** One channel's other side: how it is reached, what it took, and how it fails. */
export type Side = {
  kind: IntegrationKind
  settings: Record<string, string | number>
  /** A name for each message that it took, the same when it took one twice. */
  took: () => string[]
  /** Whether it tells once what comes twice. */
  knowsRepeats: boolean
  /** The faults that its answers have; all others are the way's. */
  answers: (fault: Fault | undefined) => void
  answered: readonly Fault[]
  way: FaultyWay
  close: () => Promise<void>
}

export const BUSY: Answer = { status: 429, headers: { 'retry-after': '1' } }

/** The session whose address stands in a text. */
export const sessionIn = (text: string) => /pilot\/([0-9a-f-]{36})/.exec(text)?.[1] ?? 'none'
