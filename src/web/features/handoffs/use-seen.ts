import { useSyncExternalStore } from 'react'
import { addSeen, parseSeen, SEEN_KEY } from './seen.ts'

const listeners = new Set<() => void>()
let raw: string | null = null
let seen: readonly string[] = []
// Storage can be closed to a page (private windows, full quota): what was seen then lives as long as the tab.
let storageWorks = true

function read(): readonly string[] {
  if (!storageWorks) return seen
  try {
    const stored = localStorage.getItem(SEEN_KEY)
    if (stored !== raw) {
      raw = stored
      seen = parseSeen(stored)
    }
  } catch {
    storageWorks = false
  }
  return seen
}

function subscribe(listener: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => {
    if (event.key === SEEN_KEY || event.key === null) listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', fromOtherTab)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', fromOtherTab)
  }
}

/** Ids of the hand-offs that were opened in this browser, in any tab. */
export const useSeen = (): readonly string[] => useSyncExternalStore(subscribe, read)

/** Clears the unread dot of a hand-off, in every tab. */
export function markSeen(id: string): void {
  const next = addSeen(read(), id)
  if (next === seen) return
  seen = next
  raw = JSON.stringify(next)
  try {
    if (storageWorks) localStorage.setItem(SEEN_KEY, raw)
  } catch {
    storageWorks = false
  }
  for (const listener of listeners) listener()
}
