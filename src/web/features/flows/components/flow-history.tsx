import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FlowSummary } from '../../../../shared/contract/flow-library.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { flowVersionsQuery } from '../api.ts'
import { versionWords } from '../flow-words.tsx'
import { VersionDialog } from './version-dialog.tsx'

type FlowHistoryProps = {
  flow: FlowSummary
  builtInText: string | null
  /** The text in the editor, to compare with. */
  text: string
  onRestore: (version: number) => void
}

/** Every version of a flow, newest first; a press shows what it changed. */
export function FlowHistory({ flow, builtInText, text, onRestore }: FlowHistoryProps) {
  const { data, isFetching, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    flowVersionsQuery(flow.id),
  )
  const [chosen, setChosen] = useState<number>()
  const versions = data?.pages.flatMap(page => page.versions)
  const shown = versions?.find(({ version }) => version === chosen)

  if (!versions)
    return isFetching ? (
      <LoadingState label="Loading the versions" rows={3} />
    ) : (
      <FailedState title="The versions could not be loaded" onRetry={() => void refetch()} />
    )
  if (versions.length === 0)
    return (
      <p className="text-sm text-ink-muted">
        Nobody has changed this flow. Technicians are led by the text that comes with the product.
      </p>
    )
  return (
    <>
      <ol aria-label="Versions" className="divide-y divide-line rounded-md border border-line">
        {versions.map(version => (
          <li key={version.version}>
            <button
              type="button"
              aria-haspopup="dialog"
              onClick={() => setChosen(version.version)}
              className="flex w-full flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2 text-left text-sm hover:bg-sunken focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-ink">
                  Version {version.version} <span className="font-normal">{versionWords(version)}</span>
                </span>
                <span className="block text-xs text-ink-muted">
                  {version.savedBy.name}, <RelativeTime at={version.savedAt} />
                </span>
              </span>
              {version.version === flow.publishedVersion && <Badge tone="success">Published</Badge>}
            </button>
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button className="mt-2" size="sm" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older versions
        </Button>
      )}
      {shown && (
        <VersionDialog
          flow={flow}
          version={shown}
          builtInText={builtInText}
          text={text}
          onClose={() => setChosen(undefined)}
          onRestore={() => {
            setChosen(undefined)
            onRestore(shown.version)
          }}
        />
      )}
    </>
  )
}
