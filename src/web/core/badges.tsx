import {
  Activity,
  CheckCheck,
  CircleArrowUp,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleQuestionMark,
  CircleX,
  Eye,
  Hand,
  type LucideIcon,
  OctagonAlert,
  ShieldCheck,
  SkipForward,
} from 'lucide-react'
import type { WatchLevel } from '../../shared/contract/handoffs.ts'
import type { MessageRole, SessionStatus, StepOutcome } from '../../shared/contract/sessions.ts'
import { Badge, type Tone } from '../ui/badge.tsx'

type Look = { icon: LucideIcon; tone: Tone }

export const WATCH_LEVEL_LABELS: Record<WatchLevel, string> = {
  stable: 'Stable',
  watch: 'Watch',
  critical: 'Critical',
}
export const OUTCOME_LABELS: Record<StepOutcome, string> = {
  worked: 'Worked',
  failed: 'Failed',
  partial: 'Partial',
  inconclusive: 'Inconclusive',
  skipped: 'Skipped',
  proposed: 'Not tried yet',
}
export const SESSION_STATUS_LABELS: Record<SessionStatus, string> = {
  active: 'Active',
  requesting_escalation: 'Escalating',
  escalated: 'Escalated',
  resolved: 'Resolved',
}
export const ROLE_LABELS: Record<MessageRole, string> = {
  technician: 'Technician',
  copilot: 'Copilot',
  client: 'Client',
  other: 'Other',
}

const watchLevelLooks: Record<WatchLevel, Look> = {
  stable: { icon: ShieldCheck, tone: 'success' },
  watch: { icon: Eye, tone: 'warning' },
  critical: { icon: OctagonAlert, tone: 'danger' },
}
/** Icon and tone of each outcome, for a timeline as well as for the badge. */
export const OUTCOME_LOOKS: Record<StepOutcome, Look> = {
  worked: { icon: CircleCheck, tone: 'success' },
  failed: { icon: CircleX, tone: 'danger' },
  partial: { icon: CircleDot, tone: 'warning' },
  inconclusive: { icon: CircleQuestionMark, tone: 'info' },
  skipped: { icon: SkipForward, tone: 'neutral' },
  proposed: { icon: CircleDashed, tone: 'neutral' },
}
const sessionStatusLooks: Record<SessionStatus, Look> = {
  active: { icon: Activity, tone: 'info' },
  requesting_escalation: { icon: Hand, tone: 'warning' },
  escalated: { icon: CircleArrowUp, tone: 'warning' },
  resolved: { icon: CheckCheck, tone: 'success' },
}

/** How much a hand-off must be watched, as icon and word. */
export function WatchLevelBadge({ level }: { level: WatchLevel }) {
  return <Badge {...watchLevelLooks[level]}>{WATCH_LEVEL_LABELS[level]}</Badge>
}

/** How a step ended, as icon and word. */
export function OutcomeBadge({ outcome }: { outcome: StepOutcome }) {
  return <Badge {...OUTCOME_LOOKS[outcome]}>{OUTCOME_LABELS[outcome]}</Badge>
}

/** Where a session stands, as icon and word. */
export function SessionStatusBadge({ status }: { status: SessionStatus }) {
  return <Badge {...sessionStatusLooks[status]}>{SESSION_STATUS_LABELS[status]}</Badge>
}
