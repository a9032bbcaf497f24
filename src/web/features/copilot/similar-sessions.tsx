import { ChevronRight } from 'lucide-react'
import { Link } from 'react-router'
import type { SimilarSession } from '../../../shared/contract/copilot.ts'
import { Badge } from '../../ui/badge.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'

/** Resolved sessions that are like this one: why they are, how they were solved, what worked there. */
export function SimilarSessions({ similar }: { similar: readonly SimilarSession[] }) {
  return (
    <ul className="space-y-2">
      {similar.map(one => (
        <li key={one.session.id}>
          <SimilarCard {...one} />
        </li>
      ))}
    </ul>
  )
}

function SimilarCard({ session, resolution, worked, why, snippet }: SimilarSession) {
  return (
    <details className="group rounded-md border border-line bg-raised">
      <summary className="flex cursor-pointer list-none items-start gap-2 rounded-md px-3 py-2 pointer-coarse:py-3">
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-ink-subtle group-open:rotate-90"
        />
        <span className="min-w-0 flex-1 space-y-1">
          <span className="block text-sm font-medium wrap-anywhere text-ink">{session.title}</span>
          <span className="block text-xs wrap-anywhere text-ink-subtle">
            {session.client && <>{session.client} · </>}
            resolved <RelativeTime at={session.resolvedAt} />
          </span>
          <span className="flex flex-wrap items-center gap-1 text-xs text-ink-muted">
            {why.codes.map(code => (
              <Badge key={code} tone="warning">
                {code}
              </Badge>
            ))}
            {why.sameClient && <Badge tone="info">Same client</Badge>}
            {why.words.length > 0 && <span className="wrap-anywhere">Both say {quoted(why.words)}</span>}
          </span>
        </span>
      </summary>
      <div className="space-y-2 px-3 pb-3 text-sm wrap-anywhere text-ink-muted">
        {snippet.length > 0 && (
          <p>
            {snippet.map(({ text, shared }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which does not change
              <span key={index} className={shared ? 'font-semibold text-ink' : ''}>
                {text}
              </span>
            ))}
          </p>
        )}
        <p className="whitespace-pre-wrap">
          <span className="font-semibold text-ink">Solved: </span>
          {resolution}
        </p>
        {worked.length > 0 && (
          <div>
            <p className="font-semibold text-ink">What worked</p>
            <ul className="list-disc pl-5">
              {worked.map(({ text, note }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same step may have worked twice
                <li key={index}>
                  {text}
                  {note && <>: {note}</>}
                </li>
              ))}
            </ul>
          </div>
        )}
        <Link to={`/pilot/${session.id}`} className="link inline-block pointer-coarse:py-2">
          Open the session
        </Link>
      </div>
    </details>
  )
}

const quoted = (words: readonly string[]) => words.map(word => `“${word}”`).join(', ')
