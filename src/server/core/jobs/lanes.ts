import type { Held } from './outbox.ts'

/** Counts what is under way by lane, where only so much of one destination may be. */
export function makeLanes(most: number) {
  const taken = new Map<string, number>()
  return {
    most,
    enter({ lane, destination }: Held): void {
      if (destination !== null) taken.set(lane, (taken.get(lane) ?? 0) + 1)
    },
    /** Answers whether the lane was full, so that more of it may be waiting. */
    leave({ lane, destination }: Held): boolean {
      if (destination === null) return false
      const count = taken.get(lane) ?? 0
      if (count > 1) taken.set(lane, count - 1)
      else taken.delete(lane)
      return count >= most
    },
    /** How many more each lane takes in that has some already. */
    rooms: (): Record<string, number> =>
      Object.fromEntries([...taken].map(([lane, count]) => [lane, Math.max(0, most - count)])),
  }
}
