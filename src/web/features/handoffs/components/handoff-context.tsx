import { useState } from 'react'
import type { HandoffDetail } from '../../../../shared/contract/handoffs.ts'
import { foldHandoff } from '../../../../shared/domain/fold.ts'
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

/**
 * A hand-off in four sections: what is wrong, what was tried, what we think, and who asks for what. Of a long one the
 * most telling part, and the rest on demand.
 */
export function HandoffContext({ detail, onCite, onBegin }: HandoffContextProps) {
  const [whole, setWhole] = useState(false)
  const { cut, hidden, ...folded } = foldHandoff(detail)
  const shown = whole ? detail : { ...detail, ...folded }
  return (
    <div className="min-w-0">
      <ProblemSection detail={shown} onCite={onCite} />
      <TriedSection detail={shown} onCite={onCite} />
      {cut && (
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="link mb-1 min-h-6 text-xs"
        >
          {whole ? 'Show less' : hidden > 0 ? `Show all (${hidden} more)` : 'Show all'}
        </button>
      )}
      <AssessmentSection detail={shown} onCite={onCite} onBegin={onBegin} />
      <ReasonSection handoff={detail.handoff} />
    </div>
  )
}
