import type { Integration } from '../../../../shared/contract/integrations.ts'
import { Badge, type Tone } from '../../../ui/badge.tsx'

const LIGHTS: Record<Integration['light'], { label: string; tone: Tone }> = {
  working: { label: 'Working', tone: 'success' },
  failing: { label: 'Failing', tone: 'danger' },
  paused: { label: 'Paused', tone: 'warning' },
  unproven: { label: 'Not tried yet', tone: 'neutral' },
}

export function Light({ light }: Pick<Integration, 'light'>) {
  const { label, tone } = LIGHTS[light]
  return <Badge tone={tone}>{label}</Badge>
}
