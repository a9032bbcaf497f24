import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { copilotQuery } from './api.ts'

/** The resolved sessions that an answer speaks of, each a click away. */
export function CitedSessions({ sessionId, messageId }: { sessionId: string; messageId: string }) {
  const { data } = useQuery(copilotQuery(sessionId))
  const cited = data?.recent.find(answer => answer.messageId === messageId)?.cited ?? []
  if (cited.length === 0) return null
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-sm text-ink-subtle">
      From{' '}
      {cited.map(({ id, title }) => (
        <Link key={id} to={`/pilot/${id}`} className="link min-w-0 wrap-anywhere pointer-coarse:py-2">
          {title}
        </Link>
      ))}
    </p>
  )
}
