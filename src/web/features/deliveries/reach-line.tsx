import { useQuery } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { reachabilityQuery } from './api.ts'
import { reachOf } from './reach-words.ts'

/** Says before an escalation who would hear of it, and loudly when nobody would. It never holds the form up. */
export function ReachLine({ targetUserId }: { targetUserId: string }) {
  const { data } = useQuery(reachabilityQuery(targetUserId))
  if (!data) return <p className="h-5" aria-hidden="true" />
  const { lead, detail, loud } = reachOf(data, targetUserId)
  const Icon = loud ? TriangleAlert : CircleCheck
  return (
    <div
      role={loud ? 'alert' : 'status'}
      data-reach={loud ? 'nobody' : 'somebody'}
      className={
        loud
          ? 'flex gap-2 rounded-lg border border-danger-line bg-danger-soft px-3 py-2 text-sm text-danger-text'
          : 'flex gap-2 text-sm text-ink-muted'
      }
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <p>
        <span className={loud ? 'font-semibold' : undefined}>{lead}</span> {detail}
      </p>
    </div>
  )
}
