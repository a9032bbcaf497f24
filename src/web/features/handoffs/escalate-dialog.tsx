import { EscalateForm } from './components/escalate-form.tsx'

type EscalateDialogProps = { sessionId: string; open: boolean; onClose: () => void }

/** Hands a session off: why, how urgent, with what impact and for whom. */
export function EscalateDialog({ sessionId, open, onClose }: EscalateDialogProps) {
  return open ? <EscalateForm key={sessionId} sessionId={sessionId} onClose={onClose} /> : null
}
