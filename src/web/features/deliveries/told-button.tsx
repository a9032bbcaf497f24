import { BellRing } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'

const LedgerDrawer = lazy(async () => ({ default: (await import('./ledger-drawer.tsx')).LedgerDrawer }))

/** Opens the ledger of the session's newest hand-off, from the toolbar or with T. */
export function ToldButton({ handoffId }: { handoffId: string }) {
  const [open, setOpen] = useState(false)
  useShortcuts({ T: { label: 'Who was told', run: () => setOpen(true) } }, { group: 'Session' })
  return (
    <>
      <Button icon={BellRing} kbd="T" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Told
      </Button>
      {open && (
        <Suspense fallback={null}>
          <LedgerDrawer handoffId={handoffId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
