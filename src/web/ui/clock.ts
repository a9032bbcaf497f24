import { useSyncExternalStore } from 'react'

const tickMs = 10_000
let skewMs = 0
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

/** Corrects the browser's clock: give it the server's time minus `Date.now()`. */
export function setClockSkew(ms: number): void {
  skewMs = ms
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
