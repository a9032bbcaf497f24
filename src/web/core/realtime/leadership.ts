/** A seat that one tab of the browser holds at a time. */
export type Leadership = {
  /** Takes the seat from a tab that holds it and has fallen silent. */
  takeOver: () => void
  isLeading: () => boolean
}

/**
 * Waits for the seat called `name` and runs `term` while holding it; `term` must end when its signal aborts.
 * When the holder closes or crashes the browser itself hands the seat on.
 */
export function seekLeadership(
  name: string,
  term: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Leadership {
  let leading = false
  let stealing = false
  let waiting = new AbortController()

  async function hold(ended: AbortSignal): Promise<void> {
    leading = true
    try {
      await term(AbortSignal.any([signal, ended]))
    } finally {
      leading = false
    }
  }

  async function seek(): Promise<void> {
    while (!signal.aborted) {
      waiting = new AbortController()
      // A lock cannot be waited for and stolen in one request.
      const options = stealing ? { steal: true } : { signal: AbortSignal.any([signal, waiting.signal]) }
      stealing = false
      const ended = new AbortController()
      try {
        await navigator.locks.request(name, options, () => hold(ended.signal))
      } catch {
        // The seat was taken over, or the wait was ended to take it over.
      } finally {
        ended.abort()
      }
    }
  }

  void seek()
  return {
    isLeading: () => leading,
    takeOver: () => {
      stealing = true
      waiting.abort()
    },
  }
}

/** The seat of a tab that is on its own. */
export function leadAlone(term: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Leadership {
  void term(signal)
  return { isLeading: () => true, takeOver: () => {} }
}
