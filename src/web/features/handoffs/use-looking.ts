import { useEffect } from 'react'
import type { Handoff } from '../../../shared/contract/handoffs.ts'
import { call } from '../../core/api.ts'
import { useMe } from '../../core/me.ts'
import { mayClaim } from './claim-rules.ts'

/** Said twice within the time for which it counts. */
const BEAT_MS = 20_000

/**
 * Lets the one who escalated see that somebody reads the hand-off: that they looked, and while it is in front of them that
 * they are looking. Nothing here is worth a message when it fails.
 */
export function useLooking(handoff: Handoff | undefined): void {
  const me = useMe()
  const id = handoff && mayClaim(me) && handoff.createdBy.id !== me.user.id ? handoff.id : undefined
  const open = handoff?.status === 'open'
  useEffect(() => {
    if (!id) return
    void call('seeHandoff', { params: { id }, body: {} }).catch(nothing)
    if (!open) return
    const say = (looking: boolean) =>
      void call('lookAtHandoff', { params: { id }, body: { looking } }).catch(nothing)
    const beat = () => {
      if (document.visibilityState === 'visible') say(true)
    }
    const change = () => say(document.visibilityState === 'visible')
    beat()
    const timer = setInterval(beat, BEAT_MS)
    document.addEventListener('visibilitychange', change)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', change)
      say(false)
    }
  }, [id, open])
}

const nothing = () => {}
