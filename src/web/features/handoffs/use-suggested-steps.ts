import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Assessment } from '../../../shared/contract/handoffs.ts'
import { useMe } from '../../core/me.ts'
import { sessionHandoffsQuery } from './api.ts'
import { holds } from './claim-rules.ts'
import { addSeen, hasSeen, parseSeen } from './seen.ts'

const KEY = 'rf-suggested-steps-hidden'

/**
 * The suggested steps of the hand-off that the reader has claimed in this session, until they put them away: then
 * none, in this browser, for good.
 */
export function useSuggestedSteps(sessionId: string): {
  steps: Assessment['suggestedSteps']
  hide: () => void
} {
  const me = useMe()
  const { data } = useQuery(sessionHandoffsQuery(sessionId, me))
  const [hidden, setHidden] = useState(() => hasSeen(read(), sessionId))
  const held = data?.handoffs.find(({ handoff }) => holds(handoff, me))
  const steps = hidden ? [] : (held?.assessment?.suggestedSteps ?? [])
  function hide() {
    if (steps.length === 0) return
    setHidden(true)
    keep(addSeen(read(), sessionId))
  }
  return { steps, hide }
}

function read(): readonly string[] {
  try {
    return parseSeen(localStorage.getItem(KEY))
  } catch {
    return []
  }
}

/** Storage may be full or closed; the steps are then put away as long as the page is open. */
function keep(ids: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids))
  } catch {
    return
  }
}
