const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** What a press of a key is judged by: the part of a `KeyboardEvent` that matters. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * Whether a press is the shortcut. Shortcuts are written `J`, `?`, `Enter`, `Shift+E`, `Mod+K`; `Mod` is Command
 * on a Mac and Ctrl elsewhere. On a keyboard with other letters (Cyrillic, Greek) the place of the key counts.
 */
export function matchesShortcut(shortcut: string, press: KeyPress, mac = isMac): boolean {
  const parts = shortcut.split('+')
  const key = (parts.at(-1) ?? '').toLowerCase()
  const mod = mac ? press.metaKey : press.ctrlKey
  const otherMod = mac ? press.ctrlKey : press.metaKey
  if (mod !== parts.includes('Mod')) return false
  const isSymbol = key.length === 1 && !/[a-z0-9]/.test(key)
  if (isSymbol) return press.key === key
  if (otherMod || press.altKey || press.shiftKey !== parts.includes('Shift')) return false
  return press.key.toLowerCase() === key || (isForeign(press.key) && press.code === `Key${key.toUpperCase()}`)
}

/** Whether a shortcut is one bare character, which speech input can set off by accident (WCAG 2.1.4). */
export function isSingleKey(shortcut: string): boolean {
  return shortcut.length === 1
}

const macNames: Record<string, string> = { Mod: '⌘', Shift: '⇧', Enter: '↵', Escape: 'Esc' }
const otherNames: Record<string, string> = { Mod: 'Ctrl', Escape: 'Esc' }

/** The names of a shortcut's keys as they are printed on the reader's keyboard. */
export function keyNames(shortcut: string, mac = isMac): string[] {
  return shortcut.split('+').map(part => (mac ? macNames : otherNames)[part] ?? part)
}

function isForeign(key: string): boolean {
  return key.length === 1 && key.charCodeAt(0) > 127
}
