import { Play } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { HandoffDetail } from '../../../../shared/contract/handoffs.ts'
import type { ClaimRefusal } from '../../../../shared/domain/handoff-machine.ts'
import { useMe } from '../../../core/me.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import type { Beginning } from '../beginning.ts'
import { endingOf } from '../refusals.ts'

type ClaimBarProps = {
  detail: HandoffDetail
  /** The caller holds it already. */
  held: boolean
  claiming: boolean
  onBegin: (beginning: Beginning) => void
  onClose: () => void
}

/** What can be done with the hand-off that is being read: claim it, or why not. */
export function ClaimBar({ detail, held, claiming, onBegin, onClose }: ClaimBarProps) {
  const { claimRefusal } = detail
  if (claimRefusal)
    return (
      <>
        <p role="status" className="min-w-0 flex-1 basis-60 text-sm text-ink">
          <Refusal detail={detail} refusal={claimRefusal} />
        </p>
        <CloseButton onClose={onClose} />
        <ReadLink sessionId={detail.handoff.sessionId} />
      </>
    )
  return (
    <>
      {held && <p className="min-w-0 flex-1 basis-60 text-sm text-ink">You hold this hand-off.</p>}
      <CloseButton onClose={onClose} />
      {!held && (
        <Button size="lg" kbd="M" disabled={claiming} onClick={() => onBegin({ way: 'own' })}>
          My own way
        </Button>
      )}
      <Button
        variant="primary"
        size="lg"
        icon={Play}
        kbd="C"
        busy={claiming}
        onClick={() => onBegin({ way: 'here' })}
      >
        {held ? 'Go on' : 'Start here'}
      </Button>
    </>
  )
}

const CloseButton = ({ onClose }: { onClose: () => void }) => (
  <Button variant="quiet" size="lg" onClick={onClose}>
    Close
  </Button>
)

/** Takes over the focus that went away with the claim button when someone else was faster. */
function ReadLink({ sessionId }: { sessionId: string }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) link.current?.focus()
  }, [])
  return (
    <Link ref={link} to={`/pilot/${sessionId}`} replace className={buttonClass('secondary', 'lg')}>
      Read the session
    </Link>
  )
}

type RefusalProps = { detail: HandoffDetail; refusal: ClaimRefusal }

function Refusal({ detail: { handoff }, refusal }: RefusalProps) {
  const me = useMe()
  if (refusal === 'own_handoff') return 'You made this hand-off, so someone else has to claim it.'
  if (refusal === 'role_too_low' && handoff.createdBy.id === me.user.id)
    return 'You made this hand-off. An engineer will claim it.'
  if (refusal === 'role_too_low')
    return 'Claiming takes the role of an engineer or above. You may read along.'
  if (refusal === 'handoff_ended') return `This hand-off has ended. ${endingOf(handoff.status)}`
  return (
    <>
      Claimed by {handoff.claimedBy?.name ?? 'someone else'}{' '}
      {handoff.claimedAt && <RelativeTime at={handoff.claimedAt} />}
    </>
  )
}
