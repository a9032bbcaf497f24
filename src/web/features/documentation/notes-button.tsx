import { FileText } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import type { NoteDraft } from './note-draft.ts'

const NotesDrawer = lazy(async () => ({ default: (await import('./notes-drawer.tsx')).NotesDrawer }))

/** Opens the ticket note of the session, from the toolbar or with N. What is being edited outlives the drawer. */
export function NotesButton({ sessionId }: { sessionId: string }) {
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState<NoteDraft | null>(null)
  useShortcuts({ N: { label: 'Ticket note', run: () => setOpen(true) } }, { group: 'Session' })
  return (
    <>
      <Button icon={FileText} kbd="N" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Notes
      </Button>
      {open && (
        <Suspense fallback={null}>
          <NotesDrawer
            sessionId={sessionId}
            draft={draft}
            onDraft={setDraft}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
