import type { ReactNode } from 'react'
import { Card } from '../../../ui/card.tsx'

type ChartFrameProps = {
  title: string
  /** What the picture shows, in a sentence. */
  label: string
  actions?: ReactNode
  /** The same as a table: what keyboards and screen readers use, and what prints. */
  table: ReactNode
  children: ReactNode
}

/** A chart with its table below it. The picture itself is for eyes and the mouse; the table holds the same and its links. */
export function ChartFrame({ title, label, actions, table, children }: ChartFrameProps) {
  return (
    <Card title={title} actions={actions} className="break-inside-avoid">
      <div role="img" aria-label={`${label} The table below says the same.`} className="h-64 min-w-0">
        {children}
      </div>
      <details className="mt-2">
        <summary className="inline-block rounded-sm py-1 text-sm text-ink-muted hover:text-ink print:hidden">
          As a table
        </summary>
        {table}
      </details>
    </Card>
  )
}
