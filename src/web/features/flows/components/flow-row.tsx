import { Link } from 'react-router'
import type { FlowSummary } from '../../../../shared/contract/flow-library.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { FlowBadges } from '../flow-words.tsx'

/** One flow of the list: what it is about, where it stands, and who saved it last. */
export function FlowRow({ flow }: { flow: FlowSummary }) {
  const { id, title, category, savedBy, savedAt, version } = flow
  return (
    <li className="relative flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2.5 hover:bg-sunken">
      <div className="min-w-0 flex-1 basis-56 text-sm">
        <Link
          to={`/settings/flows/${id}`}
          className="font-medium wrap-anywhere text-ink no-underline after:absolute after:inset-0"
        >
          {title}
        </Link>
        <p className="text-xs wrap-anywhere text-ink-muted">
          {category}
          {savedBy && savedAt && (
            <>
              {' '}
              · version {version} by {savedBy.name}, <RelativeTime at={savedAt} />
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <FlowBadges flow={flow} />
      </div>
    </li>
  )
}
