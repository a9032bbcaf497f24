import { announce } from './announce.ts'
import type { Tone } from './badge.tsx'

type ToastInput = {
  title: string
  text?: string
  tone?: Exclude<Tone, 'neutral'>
  action?: { label: string; run: () => void }
  /** A second toast of the same id takes the place of the first. */
  id?: string
}
export type Toast = ToastInput & { id: string; tone: Exclude<Tone, 'neutral'> }

const most = 4
let toasts: readonly Toast[] = []
let count = 0
const watchers = new Set<() => void>()

/**
 * Tells the person something in passing, from anywhere, and returns the id to dismiss it by. It goes by itself
 * after a while, but an error stays until it is dismissed. Screen readers hear it; errors interrupt.
 */
export function toast(input: ToastInput): string {
  count += 1
  const next: Toast = { ...input, id: input.id ?? `toast-${count}`, tone: input.tone ?? 'info' }
  change([...toasts.filter(other => other.id !== next.id), next].slice(-most))
  announce(
    [next.title, next.text].filter(Boolean).join('. '),
    next.tone === 'danger' ? 'assertive' : 'polite',
  )
  return next.id
}

/** Takes a toast away; an id that is gone already is no error. */
export function dismissToast(id: string): void {
  change(toasts.filter(other => other.id !== id))
}

/** For the component that renders them. */
export function subscribeToasts(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The toasts now shown, oldest first. */
export function currentToasts(): readonly Toast[] {
  return toasts
}

function change(next: readonly Toast[]): void {
  toasts = next
  for (const watcher of watchers) watcher()
}
