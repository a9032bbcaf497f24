import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { toast } from '../../ui/toast.ts'
import { deadLettersQuery, useReplayAll } from './api.ts'
import { DeadLetterRow } from './components/dead-letter-row.tsx'

/** `/settings/background-work`: what was given up, why, and another try. */
export function BackgroundWorkPage() {
  useDocumentTitle('Background work')
  const { data, error, isFetching, refetch } = useQuery(deadLettersQuery)
  const replayAll = useReplayAll()
  return (
    <div className="mx-auto w-full max-w-3xl">
      <PageHeader
        title="Background work"
        description="What was to be done behind the scenes, such as sending a message, and was given up."
        actions={
          data &&
          data.total > 1 && (
            <Button
              variant="primary"
              busy={replayAll.isPending}
              onClick={() =>
                replayAll.mutate(undefined, {
                  onSuccess: ({ replayed, left }) =>
                    toast({
                      tone: 'success',
                      title: `${replayed} ${replayed === 1 ? 'is' : 'are'} being tried again`,
                      ...(left > 0
                        ? { text: `${left} are left: try the next ones when these are done.` }
                        : {}),
                    }),
                })
              }
            >
              Try all again
            </Button>
          )
        }
      />
      {data ? (
        <Card title={data.total > 0 ? `Given up (${data.total})` : 'Given up'} flush>
          {data.letters.length === 0 ? (
            <EmptyState icon={CircleCheck} title="Nothing was given up">
              What fails is tried again by itself. Only what keeps failing comes here.
            </EmptyState>
          ) : (
            <>
              <ul className="divide-y divide-line">
                {data.letters.map(letter => (
                  <DeadLetterRow key={letter.id} letter={letter} />
                ))}
              </ul>
              {data.total > data.letters.length && (
                <p className="border-t border-line px-4 py-3 text-sm text-ink-muted">
                  These are the last {data.letters.length} of {data.total}.
                </p>
              )}
            </>
          )}
        </Card>
      ) : error ? (
        <FailedState
          title="Background work could not be loaded"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {errorSentence(error)}
        </FailedState>
      ) : (
        <LoadingState label="Loading background work" />
      )}
    </div>
  )
}
