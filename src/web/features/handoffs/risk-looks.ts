import { type LucideIcon, OctagonAlert, RotateCcw, TriangleAlert } from 'lucide-react'
import type { StepRisk } from '../../../shared/contract/handoffs.ts'
import type { Tone } from '../../ui/badge.tsx'

/** What a step may cost, as icon and words. A step that only looks says nothing. */
export const RISK_LOOKS: Record<
  Exclude<StepRisk, 'none'>,
  { label: string; icon: LucideIcon; tone: Tone }
> = {
  reversible: { label: 'Can be undone', icon: RotateCcw, tone: 'neutral' },
  disruptive: { label: 'Disrupts work', icon: TriangleAlert, tone: 'warning' },
  irreversible: { label: 'Cannot be undone', icon: OctagonAlert, tone: 'danger' },
}
