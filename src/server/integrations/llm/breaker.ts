import type { Outcome } from './faults.ts'

const FAILURES = 4
const FIRST_PAUSE_MS = 15_000
const LONGEST_PAUSE_MS = 5 * 60_000
/** How many circuits a node remembers; the one that was used longest ago goes first. */
const REMEMBERED = 10_000

type Circuit = { failures: number; pauses: number; openUntil: number; probing: boolean }

/**
 * Stops asking a server that keeps failing, so that nobody waits for it. It opens after four failures in a row, or at once
 * when the server itself names a time; then one call tries, and decides.
 */
export function makeBreaker(now: () => number = Date.now) {
  const circuits = new Map<string, Circuit>()

  function circuitOf(key: string): Circuit {
    const circuit = circuits.get(key) ?? { failures: 0, pauses: 0, openUntil: 0, probing: false }
    circuits.delete(key)
    circuits.set(key, circuit)
    for (const [oldest] of circuits) {
      if (circuits.size <= REMEMBERED) break
      circuits.delete(oldest)
    }
    return circuit
  }
  const isPaused = ({ openUntil, probing }: Circuit) => openUntil > now() || probing

  return {
    /** Whether a call would be turned away now. */
    paused(key: string): boolean {
      const circuit = circuits.get(key)
      return circuit !== undefined && isPaused(circuit)
    },

    /** Begins a call, or answers false when it is turned away. `end` has to be called once for each begun call. */
    begin(key: string): boolean {
      const circuit = circuitOf(key)
      if (isPaused(circuit)) return false
      if (circuit.pauses > 0) circuit.probing = true
      return true
    },

    end(key: string, outcome: Outcome): void {
      const circuit = circuitOf(key)
      circuit.probing = false
      if (outcome.result === 'given_up') return
      if (outcome.result === 'answered') {
        circuits.delete(key)
        return
      }
      // Calls that had begun before it opened say nothing new.
      if (circuit.openUntil > now()) return
      circuit.failures += 1
      if (circuit.pauses === 0 && circuit.failures < FAILURES && !outcome.retryAfterMs) return
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** circuit.pauses, LONGEST_PAUSE_MS)
      circuit.openUntil = now() + Math.min(Math.max(pause, outcome.retryAfterMs ?? 0), LONGEST_PAUSE_MS)
      circuit.pauses += 1
    },
  }
}

export type Breaker = ReturnType<typeof makeBreaker>
