export type Placement = 'start' | 'end' | 'center'

const gap = 4
const edge = 8

/**
 * Puts a shown popover below its anchor, or above it where there is no room, and always inside the window.
 * Set through the CSSOM, which a strict Content-Security-Policy allows.
 */
export function placePopover(popover: HTMLElement, anchor: Element, placement: Placement): void {
  const at = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = popover
  const wanted = { start: at.left, end: at.right - width, center: at.left + (at.width - width) / 2 }[
    placement
  ]
  const left = Math.max(edge, Math.min(wanted, window.innerWidth - width - edge))
  const below = at.bottom + gap
  const fits = below + height + edge <= window.innerHeight
  const above = at.top - gap - height
  popover.style.left = `${left}px`
  popover.style.top = `${fits || above < edge ? below : above}px`
}
