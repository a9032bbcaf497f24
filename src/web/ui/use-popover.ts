import { type ToggleEvent, useEffect, useId, useRef, useState } from 'react'
import { type Placement, placePopover } from './place-popover.ts'

/** Spread these on the button that opens the popover. */
export type PopoverTriggerProps = {
  ref: (button: HTMLButtonElement | null) => void
  id: string
  popoverTarget: string
  'aria-expanded': boolean
}

/**
 * A native popover (light dismiss, Escape, top layer, focus return) that stays beside its trigger.
 * `onShow` runs once it is placed, before it is painted.
 */
export function usePopover(placement: Placement, onShow?: (popover: HTMLElement) => void) {
  const id = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    if (!open) return
    const follow = () =>
      popover.current && trigger.current && placePopover(popover.current, trigger.current, placement)
    window.addEventListener('resize', follow)
    window.addEventListener('scroll', follow, { capture: true, passive: true })
    return () => {
      window.removeEventListener('resize', follow)
      window.removeEventListener('scroll', follow, { capture: true })
    }
  }, [open, placement])

  // React renders the content in the same frame; the frame callback then measures it before the paint.
  function beforeToggle(event: ToggleEvent<HTMLDivElement>) {
    if (event.target !== event.currentTarget) return
    if (event.newState !== 'open') return
    setOpen(true)
    requestAnimationFrame(() => {
      if (!popover.current || !trigger.current) return
      placePopover(popover.current, trigger.current, placement)
      onShow?.(popover.current)
    })
  }

  // Not before it is hidden: the browser gives the focus back only if the focused element is still there.
  function onToggle(event: ToggleEvent<HTMLDivElement>) {
    if (event.target === event.currentTarget && event.newState === 'closed') setOpen(false)
  }

  const triggerProps: PopoverTriggerProps = {
    ref: button => {
      trigger.current = button
    },
    id: `${id}-trigger`,
    popoverTarget: id,
    'aria-expanded': open,
  }
  const popoverProps = { ref: popover, id, popover: 'auto', onBeforeToggle: beforeToggle, onToggle } as const
  // Safari does not focus a button that is clicked, so it has nothing to give the focus back to.
  function close() {
    popover.current?.hidePopover()
    trigger.current?.focus()
  }
  return { open, close, triggerProps, popoverProps }
}
