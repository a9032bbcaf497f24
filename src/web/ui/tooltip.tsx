import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Kbd } from './kbd.tsx'
import { placePopover } from './place-popover.ts'

type TooltipProps = { text: string; kbd?: string | undefined; children: ReactNode }

const delay = 400

/**
 * Shows `text` beside its child on hover and on keyboard focus; Escape hides it. It repeats what the child's
 * name already says, so it is hidden from screen readers: never put into it what is said nowhere else.
 */
export function Tooltip({ text, kbd, children }: TooltipProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const tip = useRef<HTMLSpanElement>(null)
  const [wanted, setWanted] = useState<'no' | 'soon' | 'now'>('no')

  useEffect(() => {
    if (wanted === 'no') return
    const bubble = tip.current
    const timer = setTimeout(show, wanted === 'soon' ? delay : 0)
    const hideOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && setWanted('no')
    document.addEventListener('keydown', hideOnEscape)

    function show() {
      const child = anchor.current?.firstElementChild
      // Over its own open menu the name of a button is only in the way.
      if (!bubble?.isConnected || !child || child.ariaExpanded === 'true') return
      bubble.showPopover()
      placePopover(bubble, child, 'center')
    }
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', hideOnEscape)
      if (bubble?.isConnected) bubble.hidePopover()
    }
  }, [wanted])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches; the child is what one operates
    <span
      ref={anchor}
      className="contents"
      onPointerOver={event =>
        event.pointerType === 'mouse' && setWanted(was => (was === 'no' ? 'soon' : was))
      }
      onPointerLeave={() => setWanted('no')}
      onPointerDown={() => setWanted('no')}
      onFocus={event => event.target.matches(':focus-visible') && setWanted('now')}
      onBlur={() => setWanted('no')}
    >
      {children}
      <span
        ref={tip}
        popover="manual"
        aria-hidden="true"
        className="inset-auto m-0 max-w-64 animate-fade items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 text-xs text-ink shadow-overlay open:inline-flex"
      >
        {text}
        {kbd && <Kbd keys={kbd} />}
      </span>
    </span>
  )
}
