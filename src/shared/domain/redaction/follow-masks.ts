import { findMasks } from './kinds.ts'

/** A mask, and what stands around it up to the masks beside it. */
type Held = { words: string; before: string; after: string }

/**
 * Where the masks of a text are after it was edited: place before → place now, both counted from 1. From the front and
 * from the back masks are followed as far as the texts are the same up to them; between that, only when as many of the
 * same kinds in the same order are left. When in doubt a mask is not followed: it must not stand for another secret.
 */
export function followMasks(before: string, now: string): Map<number, number> {
  const [old, fresh] = [masksOf(before), masksOf(now)]
  const same = (a: Held | undefined, b: Held | undefined) => a !== undefined && a.words === b?.words
  let front = 0
  while (same(old[front], fresh[front]) && old[front]?.before === fresh[front]?.before) front += 1
  let back = 0
  const rest = Math.min(old.length, fresh.length) - front
  while (back < rest && same(old.at(-1 - back), fresh.at(-1 - back))) {
    if (old.at(-1 - back)?.after !== fresh.at(-1 - back)?.after) break
    back += 1
  }
  const places = new Map<number, number>()
  for (let n = 0; n < front; n += 1) places.set(n + 1, n + 1)
  for (let n = 0; n < back; n += 1) places.set(old.length - n, fresh.length - n)
  const middle = old.slice(front, old.length - back)
  const middleNow = fresh.slice(front, fresh.length - back)
  if (middle.length === middleNow.length && middle.every((held, n) => same(held, middleNow[n])))
    middle.forEach((_, n) => {
      places.set(front + n + 1, front + n + 1)
    })
  return places
}

function masksOf(text: string): Held[] {
  const masks = findMasks(text)
  return masks.map(({ start, end }, n) => ({
    words: text.slice(start, end),
    before: text.slice(masks[n - 1]?.end ?? 0, start),
    after: text.slice(end, masks[n + 1]?.start ?? text.length),
  }))
}
