import { useState } from 'react'
import type { TranscriptMessage } from '../../../../shared/domain/transcript.ts'
import { ROLE_LABELS } from '../../../core/badges.tsx'
import { Button } from '../../../ui/button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'

const pageSize = 50

/** The messages as they will be imported, the first ones and more on demand. */
export function TranscriptPreview({ messages }: { messages: readonly TranscriptMessage[] }) {
  const [shown, setShown] = useState(pageSize)
  const hidden = messages.length - shown
  return (
    <section aria-label="Preview" className="min-w-0 space-y-2">
      <h2 className="text-sm font-semibold">
        Preview{' '}
        <span role="status" className="font-normal text-ink-subtle tabular-nums">
          {messages.length.toLocaleString()} {messages.length === 1 ? 'message' : 'messages'}
        </span>
      </h2>
      <ol className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {messages.slice(0, shown).map((message, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a message of a transcript has nothing but its place
            key={index}
            className="px-3 py-2 [contain-intrinsic-size:auto_3.5rem] [content-visibility:auto]"
          >
            <div className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-subtle">
              <span dir="auto" className="max-w-full truncate font-medium text-ink">
                {message.author}
              </span>
              <span>{ROLE_LABELS[message.role]}</span>
              {message.at && <RelativeTime at={message.at} />}
            </div>
            <p dir="auto" className="line-clamp-6 text-sm whitespace-pre-wrap wrap-anywhere">
              {message.text}
            </p>
          </li>
        ))}
      </ol>
      {hidden > 0 && (
        <Button size="sm" onClick={() => setShown(shown + 4 * pageSize)}>
          Show {Math.min(hidden, 4 * pageSize)} more of {hidden.toLocaleString()}
        </Button>
      )}
    </section>
  )
}
