import { type RefObject, useLayoutEffect } from 'react'

/**
 * Tells an element how much of the window the page around it takes, in `--page-around`, so that its panes can
 * scroll by themselves whatever frame it is put into.
 */
export function useFillHeight(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const measure = () => {
      const box = element.current
      if (!box) return
      box.style.setProperty('--page-around', '0px')
      const { top, bottom } = box.getBoundingClientRect()
      const below = document.documentElement.scrollHeight - (bottom + window.scrollY)
      box.style.setProperty('--page-around', `${Math.ceil(top + window.scrollY + Math.max(below, 0))}px`)
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [element])
}
