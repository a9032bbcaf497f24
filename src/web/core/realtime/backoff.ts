const FIRST_MS = 500
const CAP_MS = 15_000

/**
 * Milliseconds to wait before the next try after `failures` failed ones: full jitter (anything from zero up to
 * the doubled bound), so that a restarted server is not met by every browser at once. Never gives up.
 */
export function reconnectDelay(failures: number, random: () => number = Math.random): number {
  const bound = Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(Math.max(failures, 0), 10))
  return Math.round(random() * bound)
}
