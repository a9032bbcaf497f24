import type { RefObject } from 'react'
import { type ShortcutMap, useShortcuts } from '../../../ui/shortcuts.ts'

const CARD = '[data-handoff-id]'
const LINK = 'a[data-card-link]'

/** Moves focus to the card `by` places from the focused one, or to the first when none is. */
export function focusCard(list: Element | null, by: number): void {
  const cards = [...(list?.querySelectorAll<HTMLElement>(CARD) ?? [])]
  const now = cards.findIndex(card => card.contains(document.activeElement))
  const next = now === -1 ? 0 : Math.min(Math.max(now + by, 0), cards.length - 1)
  const link = cards[next]?.querySelector<HTMLElement>(LINK)
  link?.focus()
  link?.closest(CARD)?.scrollIntoView({ block: 'nearest' })
}

/** Moves focus to the card of one hand-off, if it is there. */
export const focusCardOf = (list: Element | null, handoffId: string): void =>
  list?.querySelector<HTMLElement>(`[data-handoff-id="${handoffId}"] ${LINK}`)?.focus()

/** The card that has the focus, by the id of its hand-off. */
const focusedId = (list: Element | null): string | undefined => {
  const card = document.activeElement?.closest<HTMLElement>(CARD)
  return card && list?.contains(card) ? card.dataset.handoffId : undefined
}

/** J and K move through the cards of `list`, Enter opens, and C claims where claiming is offered. */
export function useCardKeys(list: RefObject<HTMLElement | null>, claim?: (handoffId: string) => void): void {
  const shortcuts: ShortcutMap = {
    J: { label: 'Next hand-off', run: () => focusCard(list.current, 1), repeat: true },
    K: { label: 'Previous hand-off', run: () => focusCard(list.current, -1), repeat: true },
    Enter: {
      label: 'Open the hand-off',
      run: () =>
        list.current
          ?.querySelector<HTMLElement>(`[data-handoff-id="${focusedId(list.current)}"] ${LINK}`)
          ?.click(),
    },
  }
  const claiming: ShortcutMap = {
    C: {
      label: 'Claim the hand-off (Pick Up)',
      run: () => {
        const id = focusedId(list.current)
        if (id && claim) claim(id)
      },
    },
  }
  useShortcuts(claim ? { ...shortcuts, ...claiming } : shortcuts, { group: 'Hand-offs' })
}
