import type { Message } from '../../contract/sessions.ts'
import type { DocumentationInput } from './input.ts'

/** Longest pause between two entries of one person that still counts as work. */
export const PAUSE_MINUTES = 15

export type TimeWorked = {
  /** The sum of what `people` says. */
  minutes: number
  /** Everyone with at least two entries, in the order of their first one. */
  people: { name: string; minutes: number }[]
}

/** Stands before the name of somebody without an account. */
const NAMED = 'name:'

type Entry = { who: string; name: string; at: number }

/**
 * How long people worked, as far as their entries show it. The time between two entries of the same person in a
 * row counts when it is at most `PAUSE_MINUTES` long; a longer pause does not count at all. Entries are messages,
 * steps, the start, hand-offs and their claims, returns and withdrawals, and the resolution. Two people who work at
 * the same time both count; waiting for somebody does not. What clients and the copilot wrote is nobody's work.
 */
export function timeWorked(input: DocumentationInput): TimeWorked {
  const people = timeByPerson(input).map(({ name, minutes }) => ({ name, minutes }))
  return { minutes: people.reduce((sum, { minutes }) => sum + minutes, 0), people }
}

/** The same by account; `id` is null for somebody who is a name in a transcript only. */
export function timeByPerson(
  input: DocumentationInput,
): { id: string | null; name: string; minutes: number }[] {
  const byPerson = new Map<string, Entry[]>()
  for (const entry of entriesOf(input)) byPerson.set(entry.who, [...(byPerson.get(entry.who) ?? []), entry])
  return [...byPerson.values()]
    .map(entries => entries.toSorted((a, b) => a.at - b.at))
    .sort(([a], [b]) => (a?.at ?? 0) - (b?.at ?? 0))
    .flatMap(entries => {
      const [first] = entries
      if (!first || entries.length < 2) return []
      const id = first.who.startsWith(NAMED) ? null : first.who
      return [{ id, name: first.name, minutes: minutesOf(entries) }]
    })
}

function minutesOf(entries: readonly Entry[]): number {
  const pauses = entries.slice(1).map((entry, before) => entry.at - (entries[before]?.at ?? entry.at))
  const counted = pauses.filter(ms => ms <= PAUSE_MINUTES * 60_000)
  return Math.round(counted.reduce((sum, ms) => sum + ms, 0) / 60_000)
}

function entriesOf({ session, messages, steps, handoffs }: DocumentationInput): Entry[] {
  const entry = ({ id, name }: { id: string; name: string }, at: string): Entry => ({
    who: id,
    name,
    at: Date.parse(at),
  })
  const known = [
    entry(session.createdBy, session.createdAt),
    ...steps.map(step => entry(step.author, step.at)),
    ...handoffs.flatMap(({ status, createdBy, createdAt, claimedBy, claimedAt, endedAt }) => [
      entry(createdBy, createdAt),
      ...(claimedBy && claimedAt ? [entry(claimedBy, claimedAt)] : []),
      ...(claimedBy && endedAt && (status === 'returned' || status === 'passed_on')
        ? [entry(claimedBy, endedAt)]
        : []),
      ...(endedAt && status === 'withdrawn' ? [entry(createdBy, endedAt)] : []),
    ]),
    ...(session.resolvedAt ? [entry(session.owner, session.resolvedAt)] : []),
    ...messages.flatMap(({ author: { id, name }, at }) => (id === null ? [] : [entry({ id, name }, at)])),
  ]
  // In an imported transcript a technician is a name only: it stands for the account that has it here, if any.
  const accounts = new Map(known.map(({ who, name }) => [name, who]))
  const named = messages
    .filter(isNamedTechnician)
    .map(({ author: { name }, at }) => entry({ id: accounts.get(name) ?? `${NAMED}${name}`, name }, at))
  return [...known, ...named]
}

const isNamedTechnician = ({ author, role }: Message) => author.id === null && role === 'technician'
