import { useQuery } from '@tanstack/react-query'
import { problemOf } from '../../core/api.ts'
import { errorSentence } from '../../core/query-client.ts'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { sessionQuery } from './api.ts'
import { OpenSession, type OpenSessionProps } from './components/open-session.tsx'

export type SessionWorkspaceProps = Omit<OpenSessionProps, 'detail'> & { sessionId: string }

/** One session, to read and to work in. */
export function SessionWorkspace({ sessionId, ...rest }: SessionWorkspaceProps) {
  const { data, error, refetch, isFetching } = useQuery(sessionQuery(sessionId))
  const refused = problemOf(error, 'session_not_readable') ?? problemOf(error, 'not_found')

  if (data && !refused) return <OpenSession key={sessionId} detail={data} {...rest} />
  if (!error) return <LoadingState label="Loading the session" rows={6} shape="card" />
  return (
    <FailedState
      title={
        refused?.code === 'not_found'
          ? 'There is no such session'
          : refused
            ? 'You may not read this session'
            : 'The session could not be loaded'
      }
      {...(!refused && { onRetry: () => void refetch(), retrying: isFetching })}
    >
      {refused
        ? 'Sessions are open to those who take part; to engineers once they are handed off; to all when resolved.'
        : errorSentence(error)}
    </FailedState>
  )
}
