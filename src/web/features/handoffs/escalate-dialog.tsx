import { EscalateForm, type RenderNote, type RenderReach } from './components/escalate-form.tsx'

type EscalateDialogProps = {
  sessionId: string
  open: boolean
  onClose: () => void
  renderNote: RenderNote
  renderReach: RenderReach
}

/** Hands a session off: why, how urgent, with what impact and for whom. */
export function EscalateDialog({ open, ...form }: EscalateDialogProps) {
  return open ? <EscalateForm key={form.sessionId} {...form} /> : null
}
