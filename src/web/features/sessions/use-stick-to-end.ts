import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'

const nearEnd = 48

/**
 * Keeps a scrolling list at its end while rows arrive, until the reader scrolls up. `leftAt` is the last row
 * that was there when they did, null while they are at the end.
 */
export function useStickToEnd(scroller: RefObject<HTMLElement | null>, lastOrdinal: number) {
  const [leftAt, setLeftAt] = useState<number | null>(null)
  const stuck = useRef(true)
  const lastTop = useRef(0)

  const toEnd = () => {
    const box = scroller.current
    if (box) box.scrollTop = box.scrollHeight
  }
  const follow = useEffectEvent(() => {
    if (stuck.current) toEnd()
  })

  // Rows off the screen get their true height only when they come near it: the end moves without a new row.
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    follow()
    const observer = new ResizeObserver(() => follow())
    observer.observe(box)
    for (const child of box.children) observer.observe(child)
    return () => observer.disconnect()
  }, [scroller])

  const leave = () => {
    stuck.current = false
    setLeftAt(now => now ?? lastOrdinal)
  }
  return {
    leftAt,
    /** Stops following, for a jump to another place. */
    leave,
    jumpToEnd: () => {
      stuck.current = true
      setLeftAt(null)
      toEnd()
    },
    onScroll: () => {
      const box = scroller.current
      if (!box) return
      const up = box.scrollTop < lastTop.current - 1
      lastTop.current = box.scrollTop
      if (box.scrollHeight - box.clientHeight - box.scrollTop < nearEnd) {
        stuck.current = true
        setLeftAt(null)
      } else if (up) leave()
    },
  }
}
