import { useCallback, useSyncExternalStore } from 'react'

const tickMs = 10_000
// Longer timeouts end at once.
const longestMs = 2 ** 31 - 1
let skewMs = 0
let known: 'not' | 'to the second' | 'exactly' = 'not'
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

/** Corrects the browser's clock: give it the server's time minus `Date.now()`. */
export function setClockSkew(ms: number): void {
  skewMs = ms
  known = 'exactly'
  tick()
}

/**
 * Corrects it by the `Date` of an answer to what was asked at `askedAt`, until the exact time is told. Only as far as
 * the answer proves it wrong: its time is cut to the second, and nobody knows when between asking and now it was written.
 */
export function noteServerDate(date: string | null, askedAt: number): void {
  const second = Date.parse(date ?? '')
  if (known === 'exactly' || Number.isNaN(second)) return
  skewMs = Math.min(Math.max(skewMs, second - Date.now()), second + 1000 - askedAt)
  known = 'to the second'
  tick()
}

/** The server's time now, in milliseconds, as far as it is known. */
export function serverNow(): number {
  return Date.now() + skewMs
}

/** The server's time, renewed every ten seconds by the one timer that all share. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now)
}

/**
 * Whether the server's time has reached `at`, in milliseconds; never when null, nor before the server has told its time.
 * Right to the moment, and looked at anew when the page is seen again or the clock turns out to have been wrong.
 */
export function useIsPast(at: number | null): boolean {
  const subscribe = useCallback((watcher: () => void) => watchUntil(at, watcher), [at])
  return useSyncExternalStore(subscribe, () => at !== null && known !== 'not' && serverNow() >= at)
}

function watchUntil(at: number | null, watcher: () => void): () => void {
  if (at === null) return () => {}
  let due: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(due)
    const left = at - serverNow()
    if (left > 0) due = setTimeout(look, Math.min(left, longestMs))
  }
  const look = () => {
    wait()
    watcher()
  }
  wait()
  const stop = watch(look)
  return () => {
    clearTimeout(due)
    stop()
  }
}

function tick(): void {
  now = serverNow()
  for (const watcher of watchers) watcher()
}

function tickWhenSeen(): void {
  if (document.visibilityState === 'visible') tick()
}

function watch(watcher: () => void): () => void {
  if (watchers.size === 0) {
    now = serverNow()
    timer = setInterval(tickWhenSeen, tickMs)
    document.addEventListener('visibilitychange', tickWhenSeen)
  }
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tickWhenSeen)
  }
}
