import { useInfiniteQuery } from '@tanstack/react-query'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { sessionsQuery } from '../api.ts'
import { rowsOf, type SessionView } from '../views.ts'
import { NoSessions } from './no-sessions.tsx'
import { SessionRow } from './session-row.tsx'

/** The rows of one view, page after page. While a new search runs, the rows of the last one stay. */
export function SessionList({ view, q }: { view: SessionView; q: string }) {
  const { data, error, refetch, isFetching, isPlaceholderData, ...pages } = useInfiniteQuery({
    ...sessionsQuery(view, q),
    placeholderData: (held, query) =>
      (query?.queryKey[1] as { view?: SessionView } | undefined)?.view === view ? held : undefined,
  })

  if (!data)
    return error ? (
      <FailedState
        title="The sessions could not be loaded"
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        {errorSentence(error)}
      </FailedState>
    ) : (
      <LoadingState label="Loading sessions" rows={8} />
    )

  const rows = rowsOf(data.pages)
  return (
    <>
      <p role="status" className="sr-only">
        {isPlaceholderData ? '' : `${rows.length} ${rows.length === 1 ? 'session' : 'sessions'} shown`}
      </p>
      {rows.length === 0 ? (
        <NoSessions view={view} q={q} />
      ) : (
        <ul
          aria-label="Sessions"
          aria-busy={isPlaceholderData}
          className="overflow-hidden rounded-lg border border-line bg-surface aria-busy:opacity-60"
        >
          {rows.map(session => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      {pages.isFetchNextPageError ? (
        <FailedState
          className="mt-3"
          title="The next sessions could not be loaded"
          onRetry={() => void pages.fetchNextPage()}
          retrying={pages.isFetchingNextPage}
        />
      ) : (
        pages.hasNextPage && (
          <div className="mt-3 flex justify-center">
            <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )
      )}
    </>
  )
}
