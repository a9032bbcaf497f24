import type { Handoff } from '../../../shared/contract/handoffs.ts'
import { announce } from '../../ui/announce.ts'

const said = new Map<string, number>()

/**
 * Has screen readers say what became of a hand-off, unless that change or a later one was said already: the
 * queue, the session and the context screen may each have noticed it. True when it was news.
 */
export function sayOnce({ id, version }: Handoff, words: string): boolean {
  if ((said.get(id) ?? 0) >= version) return false
  said.set(id, version)
  announce(words)
  return true
}
