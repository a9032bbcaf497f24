import type { LucideIcon } from 'lucide-react'

export type PaletteAction = {
  id: string
  label: string
  run: () => void
  /** Beside the label: where it leads, whose it is. */
  hint?: string
  icon?: LucideIcon
  kbd?: string
  /** Further words by which it is found. */
  keywords?: string
}

/** The actions in which every typed word occurs; those whose label begins with what was typed come first. */
export function filterActions(actions: readonly PaletteAction[], typed: string): PaletteAction[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = actions.filter(({ label, hint = '', keywords = '' }) => {
    const text = `${label} ${hint} ${keywords}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
  const begins = (action: PaletteAction) => action.label.toLowerCase().startsWith(words.join(' '))
  return [...found.filter(begins), ...found.filter(action => !begins(action))]
}
