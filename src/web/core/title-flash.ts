import { currentPageTitle } from './document-title.ts'

const EVERY_MS = 1_000

let timer: ReturnType<typeof setInterval> | undefined

/** Alternates the tab's title with `text` until someone looks at the tab. Does nothing in a visible tab. */
export function flashTitle(text: string): void {
  if (document.visibilityState === 'visible') return
  clearInterval(timer)
  let on = false
  const flip = () => {
    on = !on
    document.title = on ? text : currentPageTitle()
  }
  flip()
  timer = setInterval(flip, EVERY_MS)
  document.addEventListener('visibilitychange', stopFlash, { once: true })
}

function stopFlash(): void {
  clearInterval(timer)
  document.title = currentPageTitle()
}
