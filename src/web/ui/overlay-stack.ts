import { useSyncExternalStore } from 'react'

let stack: readonly HTMLElement[] = []
const watchers = new Set<() => void>()

function change(next: readonly HTMLElement[]): void {
  stack = next
  for (const watcher of watchers) watcher()
}

/** Notes that a modal element opened; call what it returns when it closes. */
export function pushOverlay(element: HTMLElement): () => void {
  change([...stack, element])
  return () => change(stack.filter(other => other !== element))
}

/**
 * The modal element on top, or undefined. Everything outside of it is inert: what must be heard or clicked
 * meanwhile (live region, toasts) has to be rendered inside.
 */
export function useTopOverlay(): HTMLElement | undefined {
  return useSyncExternalStore(watch, () => stack.at(-1))
}

/** Whether a modal element is open now. */
export function isOverlayOpen(): boolean {
  return stack.length > 0
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
