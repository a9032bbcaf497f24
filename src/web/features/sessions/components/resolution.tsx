import { CheckCheck } from 'lucide-react'
import type { SessionSummary } from '../../../../shared/contract/sessions.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { LongText } from './long-text.tsx'

/** How a resolved session ended. */
export function Resolution({ session }: { session: SessionSummary }) {
  if (session.status !== 'resolved') return null
  return (
    <section
      aria-label="Resolution"
      className="max-h-56 shrink-0 overflow-y-auto border-b border-success-line bg-success-soft px-4 py-2.5"
    >
      <p className="flex flex-wrap items-center gap-x-2 text-sm font-medium text-success-text">
        <CheckCheck aria-hidden="true" className="size-4 shrink-0" />
        Resolved
        {session.resolvedAt && <RelativeTime at={session.resolvedAt} className="text-xs font-normal" />}
      </p>
      {session.resolution && (
        <LongText
          text={session.resolution}
          of={{ sessionId: session.id, field: 'resolution', entryId: session.id }}
        />
      )}
    </section>
  )
}
