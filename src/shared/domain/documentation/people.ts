import type { MessageRole } from '../../contract/sessions.ts'
import type { DocumentationInput } from './input.ts'
import { oneLine } from './tidy-text.ts'

export type Part = 'started' | 'handed_off' | 'claimed' | 'resolved'

export type PersonInvolved = {
  name: string
  /** As what they spoke; null for someone who wrote nothing. */
  role: MessageRole | null
  parts: Part[]
  steps: number
}

const PEOPLE_MAX = 12

/** Everyone who took part, in the order of what they did: names, roles in the conversation, and what they did. */
export function peopleOf({ session, messages, steps, handoffs }: DocumentationInput): {
  people: PersonInvolved[]
  leftOut: number
} {
  const people = new Map<string, PersonInvolved>()
  function person({ id, name }: { id: string | null; name: string }): PersonInvolved {
    const key = id ?? `name:${name}`
    const known = people.get(key) ?? { name: oneLine(name), role: null, parts: [], steps: 0 }
    people.set(key, known)
    return known
  }
  function took(who: { id: string; name: string }, part: Part) {
    const { parts } = person(who)
    if (!parts.includes(part)) parts.push(part)
  }

  took(session.createdBy, 'started')
  for (const { author } of steps) person(author).steps += 1
  for (const { createdBy, claimedBy } of handoffs) {
    took(createdBy, 'handed_off')
    if (claimedBy) took(claimedBy, 'claimed')
  }
  if (session.resolvedAt) took(session.owner, 'resolved')
  for (const { author, role } of messages) person(author).role ??= role
  const all = [...people.values()]
  return { people: all.slice(0, PEOPLE_MAX), leftOut: Math.max(0, all.length - PEOPLE_MAX) }
}
