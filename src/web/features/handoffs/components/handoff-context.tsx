import type { HandoffDetail } from '../../../../shared/contract/handoffs.ts'
import type { Beginning } from '../beginning.ts'
import { AssessmentSection } from './assessment-section.tsx'
import type { OnCite } from './cited.tsx'
import { ProblemSection } from './problem-section.tsx'
import { ReasonSection } from './reason-section.tsx'
import { TriedSection } from './tried-section.tsx'

type HandoffContextProps = {
  detail: HandoffDetail
  onCite: OnCite
  /** Begins with a suggested step; without it the steps are there to read. */
  onBegin?: ((beginning: Beginning) => void) | undefined
}

/** A hand-off in four sections: what is wrong, what was tried, what we think, and who asks for what. */
export function HandoffContext({ detail, onCite, onBegin }: HandoffContextProps) {
  return (
    <div className="min-w-0">
      <ProblemSection detail={detail} onCite={onCite} />
      <TriedSection detail={detail} onCite={onCite} />
      <AssessmentSection detail={detail} onCite={onCite} onBegin={onBegin} />
      <ReasonSection handoff={detail.handoff} />
    </div>
  )
}
