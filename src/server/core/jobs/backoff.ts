const FIRST_SECONDS = 2
const MOST_SECONDS = 600

/**
 * Seconds until the next try: anywhere up to 2, 4, 8, … and at most 600, so that what failed together does not come back
 * together. `random` is in [0, 1).
 */
export const backoffSeconds = (attempts: number, random: () => number = Math.random): number =>
  random() * Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** (attempts - 1))
