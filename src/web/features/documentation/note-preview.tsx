import { useQuery } from '@tanstack/react-query'
import { Pencil, RotateCw } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { LIMITS } from '../../../shared/contract/limits.ts'
import { Button } from '../../ui/button.tsx'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { type PreviewOf, previewQuery } from './api.ts'
import { NoteText } from './components/note-text.tsx'

type NotePreviewProps = {
  sessionId: string
  /** What is about to be done, as far as it is filled in. */
  of: PreviewOf
  /** The note as it was edited; empty while it writes itself. */
  edited: string
  onEdit: (text: string) => void
}

/** The ticket note that a form will make, to look at and to change before the form is sent. */
export function NotePreview({ sessionId, of, edited, onEdit }: NotePreviewProps) {
  const id = useId()
  const [editing, setEditing] = useState(edited !== '')
  const settled = useSettled(of)
  const { data, isPending, isFetching, refetch } = useQuery({
    ...previewQuery(sessionId, settled),
    enabled: !editing,
  })
  return (
    <section aria-labelledby={id} className="space-y-1.5">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
        <h3 id={id} className="text-sm font-medium text-ink">
          Ticket note
        </h3>
        {editing ? (
          <Button
            size="sm"
            variant="quiet"
            icon={RotateCw}
            onClick={() => {
              setEditing(false)
              onEdit('')
            }}
          >
            Let it write itself
          </Button>
        ) : (
          data && (
            <Button
              size="sm"
              variant="quiet"
              icon={Pencil}
              onClick={() => {
                setEditing(true)
                onEdit(data.text)
              }}
            >
              Edit note
            </Button>
          )
        )}
      </div>
      {editing ? (
        <TextArea
          label="Text of the note"
          hideLabel
          autoFocus
          dir="auto"
          rows={8}
          limit={LIMITS.documentation}
          value={edited}
          onChange={event => onEdit(event.target.value)}
          hint="It is yours now and no longer follows what you fill in above. Left empty, it writes itself."
        />
      ) : data ? (
        <NoteText text={data.text} label="Ticket note as it will be" className="max-h-56" />
      ) : isPending ? (
        <LoadingState label="Writing the ticket note" rows={3} shape="text" />
      ) : (
        <FailedState
          title="The note cannot be shown now. It still writes itself."
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </section>
  )
}

const SETTLE_MS = 400

/** What it is once typing pauses. */
function useSettled(of: PreviewOf): PreviewOf {
  const json = JSON.stringify(of)
  const [settled, setSettled] = useState(json)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(json), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [json])
  return JSON.parse(settled) as PreviewOf
}
