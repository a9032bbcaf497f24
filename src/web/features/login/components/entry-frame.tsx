import type { ReactNode } from 'react'
import { ProductMark } from '../../../core/product-mark.tsx'

type EntryFrameProps = { title: string; description?: ReactNode; children: ReactNode }

/** The page of someone who is not logged in: one narrow column. */
export function EntryFrame({ title, description, children }: EntryFrameProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-4 py-10">
      <ProductMark className="mb-6" />
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {description && <p className="mt-1 text-sm text-ink-muted">{description}</p>}
      <div className="mt-5">{children}</div>
    </main>
  )
}
