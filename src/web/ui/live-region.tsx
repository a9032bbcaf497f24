import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { currentAnnouncements, subscribeAnnouncements } from './announce.ts'
import { useTopOverlay } from './overlay-stack.ts'

/** Says what `announce` is given. Render it once, at the root; it moves into whichever dialog is open. */
export function LiveRegion() {
  const { polite, assertive } = useSyncExternalStore(subscribeAnnouncements, currentAnnouncements)
  const overlay = useTopOverlay()
  return createPortal(
    <div className="sr-only">
      <div role="status" aria-live="polite">
        {polite}
      </div>
      <div role="alert" aria-live="assertive">
        {assertive}
      </div>
    </div>,
    overlay ?? document.body,
  )
}
