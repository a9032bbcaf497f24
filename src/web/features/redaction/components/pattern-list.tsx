import { useQuery } from '@tanstack/react-query'
import { Regex } from 'lucide-react'
import { useState } from 'react'
import type { RedactionPattern } from '../../../../shared/contract/redaction.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { patternsQuery, useDeletePattern } from '../api.ts'

/** What the organization hides besides what is hidden everywhere. */
export function PatternList({ onEdit }: { onEdit: (pattern: RedactionPattern) => void }) {
  const { data, error, refetch, isFetching } = useQuery(patternsQuery)
  const remove = useDeletePattern()
  const [leaving, setLeaving] = useState<RedactionPattern>()

  if (!data && error)
    return (
      <FailedState
        className="m-4"
        title="The patterns could not be loaded"
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        {errorSentence(error)}
      </FailedState>
    )
  if (!data) return <LoadingState label="Loading patterns" rows={2} />
  if (data.patterns.length === 0)
    return (
      <EmptyState icon={Regex} title="No pattern yet" className="py-8">
        For what only you write, such as KD-\d&#123;6&#125; for customer numbers.
      </EmptyState>
    )
  return (
    <>
      <ul className="divide-y divide-line">
        {data.patterns.map(pattern => (
          <li key={pattern.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-48 text-sm">
              <p className="font-medium wrap-anywhere">{pattern.name}</p>
              <code className="font-mono text-xs wrap-anywhere text-ink-muted">{pattern.source}</code>
            </div>
            <Button size="sm" aria-label={`Edit ${pattern.name}`} onClick={() => onEdit(pattern)}>
              Edit
            </Button>
            <Button size="sm" aria-label={`Delete ${pattern.name}`} onClick={() => setLeaving(pattern)}>
              Delete
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== undefined}
        title={`Delete ${leaving?.name ?? 'the pattern'}?`}
        confirmLabel="Delete"
        danger
        busy={remove.isPending}
        onClose={() => setLeaving(undefined)}
        onConfirm={() => leaving && remove.mutate(leaving.id, { onSettled: () => setLeaving(undefined) })}
      >
        What it has hidden stays hidden. New texts are not searched for it any more.
      </ConfirmDialog>
    </>
  )
}
