import type { Handoff } from '../../../../shared/contract/handoffs.ts'
import { MaskedText } from '../../../core/masked-text.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { ClampedText } from './clamped-text.tsx'
import { ContextSection } from './context-section.tsx'

/** Why it was handed off, by whom, for whom and when. */
export function ReasonSection({ handoff }: { handoff: Handoff }) {
  const { id, sessionId, reason, createdBy, createdAt, target } = handoff
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
        <ClampedText text={reason}>
          <MaskedText text={reason} of={{ sessionId, field: 'reason', entryId: id }} />
        </ClampedText>
      </div>
    </ContextSection>
  )
}
