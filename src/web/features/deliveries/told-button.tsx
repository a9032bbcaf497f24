import { BellRing } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import type { LedgerOf } from './api.ts'

const LedgerDrawer = lazy(async () => ({ default: (await import('./ledger-drawer.tsx')).LedgerDrawer }))

/** Opens the ledger of the session's newest hand-off, or of the session without one, from the toolbar or with T. */
export function ToldButton({ of }: { of: LedgerOf }) {
  const [open, setOpen] = useState(false)
  useShortcuts({ T: { label: 'Who was told', run: () => setOpen(true) } }, { group: 'Session' })
  return (
    <>
      <Button icon={BellRing} kbd="T" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Told
      </Button>
      {open && (
        <Suspense fallback={null}>
          <LedgerDrawer of={of} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
