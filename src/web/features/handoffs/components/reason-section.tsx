import type { Handoff } from '../../../../shared/contract/handoffs.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { ClampedText } from './clamped-text.tsx'
import { ContextSection } from './context-section.tsx'

/** Why it was handed off, by whom, for whom and when. */
export function ReasonSection({ handoff: { reason, createdBy, createdAt, target } }: { handoff: Handoff }) {
  return (
    <ContextSection
      title="Reason"
      aside={
        <>
          {createdBy.name} asks {target ? target.name : 'any engineer'}, <RelativeTime at={createdAt} />
        </>
      }
    >
      <div className="text-sm text-ink">
        <ClampedText text={reason} />
      </div>
    </ContextSection>
  )
}
