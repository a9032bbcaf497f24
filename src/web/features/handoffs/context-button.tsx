import { ScrollText } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Citation } from '../../../shared/contract/handoffs.ts'
import { Button } from '../../ui/button.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'

const ContextOverlay = lazy(async () => ({ default: (await import('./context-overlay.tsx')).ContextOverlay }))

type ContextButtonProps = { sessionId: string; onCite?: (citation: Citation) => void }

/** Opens the hand-offs of the session over it, from the toolbar or with O. */
export function ContextButton({ sessionId, onCite }: ContextButtonProps) {
  const [open, setOpen] = useState(false)
  useShortcuts({ O: { label: 'Context of the hand-off', run: () => setOpen(true) } }, { group: 'Session' })
  return (
    <>
      <Button icon={ScrollText} kbd="O" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Context
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ContextOverlay
            sessionId={sessionId}
            open
            onClose={() => setOpen(false)}
            {...(onCite && { onCite })}
          />
        </Suspense>
      )}
    </>
  )
}
