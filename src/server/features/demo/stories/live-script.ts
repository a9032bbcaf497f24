import type { WatchLevel } from '../../../../shared/contract/handoffs.ts'
import type { StepOutcome } from '../../../../shared/contract/sessions.ts'

type LiveMessage = {
  message: { by: 'technician' } | { by: 'copilot' } | { by: 'client'; author: string }
  text: string
}
type LiveStep = { step: { outcome: StepOutcome; note?: string }; text: string }

/** One thing that happens, `delayMs` after the one before. */
export type LiveAct = { delayMs: number } & (LiveMessage | LiveStep)

/** A session that is played while someone watches: it begins, the acts follow, and it ends in the escalation. */
export type LiveScript = {
  key: string
  /** The made-up technician who works it; has no account to log in with. */
  technician: string
  title: string
  problem: string
  client: string
  ticketRef: string
  acts: LiveAct[]
  escalation: { delayMs: number; reason: string; watchLevel: WatchLevel; impact: string }
}
