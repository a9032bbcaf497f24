/** Where the browser keeps the hand-offs that this person has opened: a JSON array of ids, newest last. */
export const SEEN_KEY = 'rf-escalation-seen'
const MOST = 200

/** The ids in a stored value. Anything that is no array of texts counts as nothing seen. */
export function parseSeen(stored: string | null): readonly string[] {
  if (stored === null) return []
  try {
    const value: unknown = JSON.parse(stored)
    if (!Array.isArray(value)) return []
    return value.filter((id): id is string => typeof id === 'string').slice(-MOST)
  } catch {
    return []
  }
}

/** `seen` with `id` as its newest; the oldest go when there are more than 200. */
export const addSeen = (seen: readonly string[], id: string): readonly string[] =>
  seen.at(-1) === id ? seen : [...seen.filter(other => other !== id), id].slice(-MOST)

export const hasSeen = (seen: readonly string[], id: string): boolean => seen.includes(id)
