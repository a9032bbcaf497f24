import { useEffect, useEffectEvent } from 'react'
import { useLocation } from 'react-router'

/** The message or step that the address points at, by element id (`message-…`, `step-…`). */
export function useHashTarget(): string | undefined {
  const { hash } = useLocation()
  return /^#(message|step)-[\w-]+$/.test(hash) ? hash.slice(1) : undefined
}

/**
 * Brings the element that the address points at into sight and puts the focus on it: at each visit of the
 * link, also when it is the same one again.
 */
export function useGoToTarget(prefix: 'message' | 'step', beforeGoing?: () => void): void {
  const { key } = useLocation()
  const target = useHashTarget()
  const prepare = useEffectEvent(() => beforeGoing?.())

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for one click on the link
  useEffect(() => {
    if (!target?.startsWith(`${prefix}-`)) return
    const element = document.getElementById(target)
    if (!element) return
    prepare()
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'center' })
  }, [target, key, prefix])
}
