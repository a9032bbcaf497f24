import { type RefObject, useEffect } from 'react'
import { useLocation } from 'react-router'
import type { Handoff } from '../../../../shared/contract/handoffs.ts'
import { closedContextOf } from '../closed-context.ts'
import { focusCardOf } from './use-card-keys.ts'

/** Puts the focus back on the card whose context screen was closed, when the list is there again. */
export function useFocusReturn(list: RefObject<HTMLElement | null>, handoffs: readonly Handoff[]): void {
  const sessionId = closedContextOf(useLocation().state)
  const id = handoffs.find(handoff => handoff.sessionId === sessionId)?.id

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the list appears, not as it changes
  useEffect(() => {
    const isFree = document.activeElement?.matches('body, main') ?? true
    if (id && isFree) focusCardOf(list.current, id)
  }, [])
}
