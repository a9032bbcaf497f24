import { useSyncExternalStore } from 'react'

/** `live`: events arrive. `reconnecting`: being repaired. `stale`: no contact for long, what is shown may be old. */
export type StreamState = 'live' | 'reconnecting' | 'stale'

// Three missed heartbeats.
const STALE_AFTER_MS = 45_000

let state: StreamState = 'reconnecting'
let silence: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function setState(next: StreamState): void {
  if (state === next) return
  state = next
  for (const listener of listeners) listener()
}

/** Notes that the stream spoke, in this tab or in the one that leads. */
export function noteContact(): void {
  clearTimeout(silence)
  silence = setTimeout(() => setState('stale'), STALE_AFTER_MS)
  setState('live')
}

/** Notes that the stream was lost and is being opened again; `stale` stays until there is contact. */
export function noteLoss(): void {
  silence ??= setTimeout(() => setState('stale'), STALE_AFTER_MS)
  if (state === 'live') setState('reconnecting')
}

/** Back to the start, for the next login. */
export function forgetContact(): void {
  clearTimeout(silence)
  silence = undefined
  setState('reconnecting')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How far what is on the screen can be trusted to be current. */
export const useStreamState = (): StreamState => useSyncExternalStore(subscribe, () => state)
