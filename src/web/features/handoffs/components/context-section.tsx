import { type ReactNode, useId } from 'react'

type ContextSectionProps = { title: string; aside?: ReactNode; children: ReactNode }

/** One of the four sections that a hand-off is read in. */
export function ContextSection({ title, aside, children }: ContextSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t border-line py-2 first:border-0 first:pt-0 last:pb-0">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h3 id={id} className="text-sm font-semibold text-ink">
          {title}
        </h3>
        {aside && <div className="text-xs text-ink-subtle">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
