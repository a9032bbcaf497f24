import { useQuery } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useMe } from '../../core/me.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { audienceQuery } from './api.ts'
import { type AudienceWords, audienceOf } from './audience-words.ts'

/** Who was told of a hand-off that waits, who has looked, and who is looking now. It says nothing while it does not know. */
export function AudienceLine({ handoffId }: { handoffId: string }) {
  const me = useMe()
  const { data } = useQuery(audienceQuery(handoffId))
  if (!data) return null
  const words = audienceOf(data.people, me.user.id)
  return (
    <p
      role="status"
      data-audience
      className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-ink-muted"
    >
      <span>{words.told}</span>
      <Looks {...words} />
    </p>
  )
}

function Looks({ looked, looking }: AudienceWords) {
  return (
    <>
      {looked && (
        <span>
          {looked.names} looked <RelativeTime at={looked.at} />
        </span>
      )}
      {looking && (
        <span className="inline-flex items-center gap-1 font-medium text-success-text">
          <Eye aria-hidden="true" className="size-3.5" />
          {looking}
        </span>
      )}
    </>
  )
}
