import { useEffect, useLayoutEffect, useRef } from 'react'
import { isOverlayOpen } from './overlay-stack.ts'
import { isSingleKey, matchesShortcut } from './shortcut-keys.ts'

export type Shortcut = {
  /** What it does, as the help lists it. */
  label: string
  run: () => void
  /** Also while the person types in a field. */
  whileTyping?: boolean
  /** Also while a dialog is open: for what belongs to the dialog itself. */
  inDialog?: boolean
  /** Also again and again while the key is held down: for moving, never for acting. */
  repeat?: boolean
}
export type ShortcutMap = Readonly<Record<string, Shortcut>>
export type ListedShortcut = { keys: string; label: string; group: string }

type Registration = { group: string; current: () => ShortcutMap }

const offKey = 'single-key-shortcuts'
const registrations: Registration[] = []

/**
 * Makes shortcuts live while the component is mounted (and `when` holds), and lists them in the help under
 * `group`. Where two have the same key, the one that was mounted last wins.
 */
export function useShortcuts(
  shortcuts: ShortcutMap,
  { when = true, group = 'This page' }: { when?: boolean; group?: string } = {},
): void {
  const latest = useRef(shortcuts)
  useLayoutEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    if (!when) return
    const registration: Registration = { group, current: () => latest.current }
    if (registrations.length === 0) document.addEventListener('keydown', onKeyDown)
    registrations.push(registration)
    return () => {
      registrations.splice(registrations.indexOf(registration), 1)
      if (registrations.length === 0) document.removeEventListener('keydown', onKeyDown)
    }
  }, [when, group])
}

/** The shortcuts that are live now, without those that a later one hides. */
export function listShortcuts(): ListedShortcut[] {
  const listed = new Map<string, ListedShortcut>()
  for (const { group, current } of registrations)
    for (const [keys, { label }] of Object.entries(current())) listed.set(keys, { keys, label, group })
  return [...listed.values()]
}

/** Whether shortcuts of one bare character are on; the person may turn them off. */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(offKey) !== 'off'
}

/** Turns the shortcuts of one bare character on or off, in this browser. */
export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(offKey)
  else localStorage.setItem(offKey, 'off')
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const typing = isTyping(event.target)
  const inDialog = isOverlayOpen()
  for (const { current } of [...registrations].reverse())
    for (const [keys, shortcut] of Object.entries(current())) {
      if (!matchesShortcut(keys, event)) continue
      if (keys === 'Enter' && isPressable(event.target)) continue
      if ((typing && !shortcut.whileTyping) || (inDialog && !shortcut.inDialog)) continue
      if ((event.repeat && !shortcut.repeat) || (isSingleKey(keys) && !areSingleKeysOn())) continue
      event.preventDefault()
      shortcut.run()
      return
    }
}

/** On a button or a link Enter is the browser's own. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], summary, [role=option]') !== null
}

/** A menu and a list box take letters too: they search by them. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=""], [contenteditable=true], [role=menu], [role=listbox]',
    ) !== null
  )
}
