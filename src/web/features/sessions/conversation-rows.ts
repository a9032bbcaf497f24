import type { Message } from '../../../shared/contract/sessions.ts'

/** Later messages of one author within this time stand under one name. */
const groupMs = 5 * 60_000

/** Whether a message begins a new day or a new group, seen from the one before it. */
export function placeOf(message: Message, before: Message | undefined) {
  if (!before) return { startsDay: true, startsGroup: true }
  const at = new Date(message.at)
  const last = new Date(before.at)
  const startsDay = at.toDateString() !== last.toDateString()
  const sameAuthor =
    message.author.id === before.author.id &&
    message.author.name === before.author.name &&
    message.role === before.role
  return { startsDay, startsGroup: startsDay || !sameAuthor || at.getTime() - last.getTime() > groupMs }
}
