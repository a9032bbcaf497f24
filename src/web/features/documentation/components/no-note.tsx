import { FileText } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { usePreview } from '../api.ts'
import type { NoteDraft } from '../note-draft.ts'

type NoNoteProps = { sessionId: string; mayWrite: boolean; onEdit: (draft: NoteDraft) => void }

/** A session that was neither handed off nor resolved, and of which nobody has saved a note. */
export function NoNote({ sessionId, mayWrite, onEdit }: NoNoteProps) {
  const preview = usePreview(sessionId)
  return (
    <EmptyState
      icon={FileText}
      title="No note yet"
      action={
        mayWrite && (
          <Button
            busy={preview.isPending}
            onClick={() =>
              preview.mutate(undefined, { onSuccess: ({ text }) => onEdit({ text, basedOn: 0 }) })
            }
          >
            Write it now
          </Button>
        )
      }
    >
      It writes itself when the session is handed off and when it is resolved.
    </EmptyState>
  )
}
