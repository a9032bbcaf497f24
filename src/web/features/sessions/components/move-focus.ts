/**
 * Moves the focus among the elements that `selector` finds in `list`, by `by` places from the focused one, or to
 * the first when none has it. Stops at the ends.
 */
export function moveFocus(list: HTMLElement | null, selector: string, by: 1 | -1): void {
  const all = [...(list?.querySelectorAll<HTMLElement>(selector) ?? [])]
  const now = all.findIndex(element => element.contains(document.activeElement))
  const next = now === -1 ? all[0] : all[now + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
