import { useRef, useState } from 'react'
import type { Handoff } from '../../../shared/contract/handoffs.ts'
import { problemOf } from '../../core/api.ts'
import { useMe } from '../../core/me.ts'
import { announce } from '../../ui/announce.ts'
import { useClaimHandoff } from './api.ts'
import { toastRefusal } from './refusals.ts'
import { markSeen } from './use-seen.ts'

type Outcome = {
  onClaimed: (handoff: Handoff) => void
  /** It can no longer be claimed. The person has been told why. */
  onLost?: () => void
}

/** Claims hand-offs, one at a time: a second click while one is under way does nothing. */
export function useClaim({ onClaimed, onLost }: Outcome) {
  const me = useMe()
  const { mutateAsync } = useClaimHandoff()
  const [claimingId, setClaimingId] = useState<string | null>(null)
  // The state is only seen at the next render, and a double click is faster.
  const underWay = useRef(false)

  async function claim(handoff: Handoff) {
    if (underWay.current) return
    underWay.current = true
    setClaimingId(handoff.id)
    markSeen(handoff.id)
    try {
      const claimed = await mutateAsync(handoff.id)
      announce(`You claimed it: ${claimed.session.title}.`)
      onClaimed(claimed)
    } catch (error) {
      toastRefusal(error, me)
      if (problemOf(error, 'handoff_already_claimed') || problemOf(error, 'handoff_ended')) onLost?.()
    } finally {
      underWay.current = false
      setClaimingId(null)
    }
  }

  return { claim, claimingId }
}
