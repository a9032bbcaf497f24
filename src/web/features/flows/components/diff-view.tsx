import { Fragment, useMemo } from 'react'
import { cx } from '../../../ui/cx.ts'
import { diffLines, hunksOf } from '../line-diff.ts'

type DiffViewProps = { before: string; after: string; label: string; className?: string }

const LOOKS = {
  same: { sign: '', words: '', className: '' },
  added: { sign: '+', words: 'added: ', className: 'bg-success-soft text-success-text' },
  removed: { sign: '−', words: 'removed: ', className: 'bg-danger-soft text-danger-text' },
} as const

/** What became of one text in another, line by line. */
export function DiffView({ before, after, label, className }: DiffViewProps) {
  const hunks = useMemo(() => hunksOf(diffLines(before, after)), [before, after])
  if (before === after) return <p className={cx('text-sm text-ink-muted', className)}>Nothing differs.</p>
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region inside a dialog would be one landmark too many
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className={cx('overflow-auto rounded-md border border-line bg-surface font-mono text-xs', className)}
    >
      <div className="min-w-max py-1">
        {hunks.map((hunk, index) =>
          hunk.kind === 'skipped' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never move
            <p key={index} className="bg-sunken px-3 py-0.5 font-sans text-ink-subtle">
              {hunk.count === 1 ? '1 line' : `${hunk.count} lines`} as before
            </p>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never move
            <Fragment key={index}>
              {hunk.lines.map((line, at) => (
                <div
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, which never move
                  key={at}
                  className={cx('flex whitespace-pre', LOOKS[line.kind].className)}
                >
                  <span
                    aria-hidden="true"
                    className="w-10 shrink-0 pr-2 text-right tabular-nums opacity-80 select-none"
                  >
                    {line.number}
                  </span>
                  <span aria-hidden="true" className="w-4 shrink-0 select-none">
                    {LOOKS[line.kind].sign}
                  </span>
                  <span className="sr-only">{LOOKS[line.kind].words}</span>
                  <span className="pr-3">{line.text}</span>
                </div>
              ))}
            </Fragment>
          ),
        )}
      </div>
    </div>
  )
}
