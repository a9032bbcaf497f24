import { type LucideIcon, OctagonAlert, ShieldCheck, TriangleAlert, Undo } from 'lucide-react'
import type { FlowProposal } from '../../shared/contract/flows.ts'
import { Badge, type Tone } from '../ui/badge.tsx'

const RISKS: Record<FlowProposal['risk'], { icon: LucideIcon; tone: Tone; words: string }> = {
  none: { icon: ShieldCheck, tone: 'success', words: 'Changes nothing' },
  reversible: { icon: Undo, tone: 'info', words: 'Can be undone' },
  disruptive: { icon: TriangleAlert, tone: 'warning', words: 'Interrupts people' },
  irreversible: { icon: OctagonAlert, tone: 'danger', words: 'Cannot be undone' },
}

/** What a step may do to the people who work there, as icon and words. */
export function RiskBadge({ risk }: { risk: FlowProposal['risk'] }) {
  const { words, ...look } = RISKS[risk]
  return <Badge {...look}>{words}</Badge>
}
