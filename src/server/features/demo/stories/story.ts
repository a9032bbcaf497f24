import type { WatchLevel } from '../../../../shared/contract/handoffs.ts'
import type { StepOutcome } from '../../../../shared/contract/sessions.ts'

/** The demo accounts that a story can name; `technician2` has no log-in of its own. */
export type Colleague = 'technician' | 'technician2' | 'engineer' | 'engineer2'

/** Minutes count from the start of the session. */
export type StoryMessage = { minute: number; text: string } & (
  | { by: Colleague | 'copilot' }
  | { by: 'client'; author: string }
)
export type StoryStep = {
  minute: number
  text: string
  outcome: StepOutcome
  note?: string
  /** Who recorded it, the story's technician unless told. */
  by?: Colleague
  /** Index of the message that the step was drawn from. */
  fromMessage?: number
}
export type StoryEscalation = {
  minute: number
  reason: string
  watchLevel: WatchLevel
  impact?: string
  target?: 'engineer' | 'engineer2'
}
type StoryClaim = { minute: number; by: 'engineer' | 'engineer2' }

export type StoryState =
  | 'active'
  | { escalated: StoryEscalation }
  | { claimed: { escalation: StoryEscalation; claim: StoryClaim } }
  | {
      resolved: {
        minute: number
        resolution: string
        /** Set when it was handed off on the way; whoever claimed it resolved it. */
        handedOff?: { escalation: StoryEscalation; claim: StoryClaim }
      }
    }

/** One made-up session of the demo organization. */
export type Story = {
  key: string
  title: string
  problem: string
  client: string
  ticketRef: string
  technician: 'technician' | 'technician2'
  startedMinutesAgo: number
  messages: StoryMessage[]
  steps: StoryStep[]
  state: StoryState
}
