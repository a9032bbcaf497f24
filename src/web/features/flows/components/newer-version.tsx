import { useState } from 'react'
import type { FlowDetail } from '../../../../shared/contract/flow-library.ts'
import { Button } from '../../../ui/button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { DiffView } from './diff-view.tsx'

type NewerVersionProps = { detail: FlowDetail; own: string; onKeepOwn: () => void; onDiscard: () => void }

/** Somebody saved another version while this text was written: nothing of it is lost, and its writer decides. */
export function NewerVersion({ detail: { flow, text }, own, onKeepOwn, onDiscard }: NewerVersionProps) {
  const [isCompared, setCompared] = useState(false)
  return (
    <div className="mb-3 space-y-2 rounded-lg border border-warning-line bg-warning-soft px-3 py-2.5 text-sm">
      <p role="alert" className="font-medium text-warning-text">
        {flow.savedBy?.name ?? 'Somebody'} saved version {flow.version} meanwhile
        {flow.savedAt && (
          <>
            , <RelativeTime at={flow.savedAt} />
          </>
        )}
        . Yours is kept below and not saved yet.
      </p>
      {isCompared && (
        <DiffView
          before={text}
          after={own}
          label={`Version ${flow.version} and your text, line by line`}
          className="max-h-64"
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" aria-expanded={isCompared} onClick={() => setCompared(!isCompared)}>
          {isCompared ? 'Hide the differences' : 'Show how yours differs'}
        </Button>
        <Button size="sm" onClick={onKeepOwn}>
          Go on with mine
        </Button>
        <Button size="sm" onClick={onDiscard}>
          Discard mine
        </Button>
      </div>
    </div>
  )
}
