import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FlowSummary, FlowVersion } from '../../../../shared/contract/flow-library.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { flowVersionQuery } from '../api.ts'
import { versionWords } from '../flow-words.tsx'
import { DiffView } from './diff-view.tsx'

type VersionDialogProps = {
  flow: FlowSummary
  version: FlowVersion
  builtInText: string | null
  text: string
  onClose: () => void
  onRestore: () => void
}

type Against = 'before' | 'editor' | 'builtIn'

/** What one version changed, or how it differs from another text; and the way back to it. */
export function VersionDialog({ flow, version, builtInText, text, onClose, onRestore }: VersionDialogProps) {
  const { version: number, savedBy } = version
  const hasBefore = number > 1 || builtInText !== null
  const [against, setAgainst] = useState<Against>(hasBefore ? 'before' : 'editor')
  const own = useQuery(flowVersionQuery(flow.id, number))
  const before = useQuery({ ...flowVersionQuery(flow.id, number - 1), enabled: number > 1 })
  const texts: Record<Against, string | undefined> = {
    before: number > 1 ? before.data?.text : (builtInText ?? ''),
    editor: text,
    builtIn: builtInText ?? '',
  }
  const options: { value: Against; label: string }[] = [
    ...(hasBefore
      ? [{ value: 'before' as const, label: number > 1 ? `Version ${number - 1}` : 'The built-in text' }]
      : []),
    { value: 'editor', label: 'The text in the editor' },
    ...(builtInText !== null && number > 1
      ? [{ value: 'builtIn' as const, label: 'The built-in text' }]
      : []),
  ]
  const other = texts[against]
  const failed = own.isError || (against === 'before' && before.isError)
  const label = options.find(({ value }) => value === against)?.label ?? ''
  // What the version brought stands as added, and what has come since too.
  const [from, to] = against === 'editor' ? [own.data?.text, other] : [other, own.data?.text]

  return (
    <Dialog
      open
      onClose={onClose}
      title={`Version ${number}`}
      description={`${versionWords(version)}, ${savedBy.name}`}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button variant="primary" disabled={number === flow.version} onClick={onRestore}>
            Restore this version
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <SelectField
          label="Compare with"
          value={against}
          onChange={event => setAgainst(event.target.value as Against)}
          options={options}
        />
        {from !== undefined && to !== undefined ? (
          <DiffView
            before={from}
            after={to}
            label={`Version ${number} and ${label.toLowerCase()}, line by line`}
            className="max-h-[50dvh]"
          />
        ) : failed ? (
          <FailedState
            title="The text could not be loaded"
            onRetry={() => {
              void own.refetch()
              void before.refetch()
            }}
          />
        ) : (
          <LoadingState label="Loading the text" rows={6} shape="text" />
        )}
      </div>
    </Dialog>
  )
}
