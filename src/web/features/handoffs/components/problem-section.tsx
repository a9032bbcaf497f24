import type { ReactNode } from 'react'
import type { HandoffDetail } from '../../../../shared/contract/handoffs.ts'
import { WatchLevelBadge } from '../../../core/badges.tsx'
import { MaskedText } from '../../../core/masked-text.tsx'
import { Cited, type OnCite } from './cited.tsx'
import { ClampedText } from './clamped-text.tsx'
import { ContextSection } from './context-section.tsx'

/** What is wrong, how bad it is, and whose problem it is. */
export function ProblemSection({ detail, onCite }: { detail: HandoffDetail; onCite: OnCite }) {
  const { handoff, snapshot } = detail
  const { client, ticketRef } = handoff.session
  return (
    <ContextSection title="Problem">
      <div className="text-base text-ink">
        <ClampedText text={snapshot.problem.text}>
          <Cited citations={snapshot.problem.citations} onCite={onCite}>
            {snapshot.problem.text}
          </Cited>
        </ClampedText>
      </div>
      <dl className="mt-1.5 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
        <div className="flex items-center gap-1.5">
          <dt className="sr-only">Watch level</dt>
          <dd>
            <WatchLevelBadge level={handoff.watchLevel} />
          </dd>
        </div>
        <Fact name="Impact">
          <MaskedText
            text={handoff.impact ?? 'not told'}
            of={{ sessionId: handoff.sessionId, field: 'impact', entryId: handoff.id }}
          />
        </Fact>
        <Fact name="Client">{client ?? 'not told'}</Fact>
        <Fact name="Ticket">{ticketRef ?? 'none'}</Fact>
      </dl>
    </ContextSection>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex min-w-0 gap-1.5">
    <dt className="text-ink-subtle">{name}</dt>
    <dd className="min-w-0 text-ink [overflow-wrap:anywhere]">{children}</dd>
  </div>
)
