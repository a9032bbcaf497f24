import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useMe } from '../../../core/me.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { sessionHandoffsQuery } from '../api.ts'
import { HandoffStanding } from './handoff-standing.tsx'

/** Takes the place of the escalation form when someone was faster, or another tab. */
export function AlreadyHandedOff({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const me = useMe()
  const { data } = useQuery({ ...sessionHandoffsQuery(sessionId, me), staleTime: 0 })
  const handoff = data?.handoffs[0]?.handoff
  return (
    <Dialog
      open
      onClose={onClose}
      title="Handed off already"
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Link
            to={`/pilot/${sessionId}?pickup=true`}
            onClick={onClose}
            data-autofocus
            className={buttonClass('primary')}
          >
            See the hand-off
          </Link>
        </>
      }
    >
      <p className="text-sm text-ink">This session is handed off already, so nothing was sent again.</p>
      {handoff && (
        <p className="mt-1 text-sm text-ink-muted">
          <HandoffStanding handoff={handoff} />
        </p>
      )}
    </Dialog>
  )
}
