/**
 * Moves focus among the items of a menu as the ARIA menu pattern has it, and says whether the key did so.
 * A letter goes to the next item that begins with it.
 */
export function moveInMenu(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
  const focused = document.activeElement
  const now = focused instanceof HTMLElement ? items.indexOf(focused) : -1
  const next = nextIndex(items, now, key)
  if (next === undefined) return false
  items[next]?.focus()
  return true
}

function nextIndex(items: HTMLElement[], now: number, key: string): number | undefined {
  const last = items.length - 1
  if (key === 'ArrowDown') return now >= last ? 0 : now + 1
  if (key === 'ArrowUp') return now <= 0 ? last : now - 1
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key.length !== 1 || key === ' ') return undefined
  const after = [...items.keys()].map(step => (now + 1 + step) % items.length)
  return after.find(index => items[index]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()))
}
