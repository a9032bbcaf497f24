import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './icon-button.tsx'

type OverlayHeaderProps = {
  id: string
  title: ReactNode
  beside?: ReactNode
  actions?: ReactNode
  onClose: () => void
}

/** The head of a dialog or drawer: its name and the way out. */
export function OverlayHeader({ id, title, beside, actions, onClose }: OverlayHeaderProps) {
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-2 border-b border-line py-1.5 pr-2 pl-4">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id={id} className="min-w-0 text-base font-semibold text-ink">
          {title}
        </h2>
        {beside}
      </div>
      {actions}
      <IconButton icon={X} label="Close" kbd="Escape" onClick={onClose} />
    </header>
  )
}
