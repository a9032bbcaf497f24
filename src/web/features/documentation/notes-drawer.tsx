import { useQuery } from '@tanstack/react-query'
import { Drawer } from '../../ui/drawer.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { documentationQuery } from './api.ts'
import { NoNote } from './components/no-note.tsx'
import { NoteEditor } from './components/note-editor.tsx'
import { NoteReader } from './components/note-reader.tsx'
import type { NoteDraft } from './note-draft.ts'

type NotesDrawerProps = {
  sessionId: string
  draft: NoteDraft | null
  onDraft: (draft: NoteDraft | null) => void
  onClose: () => void
}

/** The ticket note of a session: its versions to read, copy and take along, and a text field to make the next. */
export function NotesDrawer({ sessionId, draft, onDraft, onClose }: NotesDrawerProps) {
  const { data, isPending, isFetching, refetch } = useQuery(documentationQuery(sessionId))
  return (
    <Drawer open onClose={onClose} title="Ticket note">
      {data ? (
        draft ? (
          <NoteEditor sessionId={sessionId} newest={data.versions[0]} draft={draft} onDraft={onDraft} />
        ) : data.versions.length > 0 ? (
          <NoteReader sessionId={sessionId} {...data} onEdit={onDraft} />
        ) : (
          <NoNote sessionId={sessionId} mayWrite={data.mayWrite} onEdit={onDraft} />
        )
      ) : isPending ? (
        <LoadingState label="Loading the ticket note" rows={6} shape="text" />
      ) : (
        <FailedState
          title="The ticket note could not be loaded."
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </Drawer>
  )
}
