import type { AiStanding } from '../../../../shared/contract/ai.ts'
import { Badge, type Tone } from '../../../ui/badge.tsx'

const STANDINGS: Record<AiStanding, { label: string; tone: Tone }> = {
  off: { label: 'Off', tone: 'neutral' },
  ready: { label: 'On', tone: 'success' },
  limit_reached: { label: 'Limit reached: not asked', tone: 'warning' },
  paused: { label: 'Failing: asked again in a moment', tone: 'danger' },
}

/** Whether a model is asked now, in a word or two. */
export function StandingBadge({ standing }: { standing: AiStanding }) {
  const { label, tone } = STANDINGS[standing]
  return <Badge tone={tone}>{label}</Badge>
}
