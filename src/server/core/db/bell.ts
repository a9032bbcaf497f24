/** An organization's log has grown to at least `head`. A hint: whoever hears it reads the log. */
export type Ring = { orgId: string; head: number }

/**
 * Tells every node, this one included, that there is something to read. Rings may be lost, doubled or late:
 * the log is the truth.
 */
export type Bell = {
  ring(ring: Ring): void
  onRing(listener: (ring: Ring) => void): void
  /** Organizations that someone on this node listens to: their heads are polled too. */
  watch(orgId: string): void
  unwatch(orgId: string): void
  close(): Promise<void>
}

/** The bell of a single process: whoever writes is here, so no ring is ever lost. */
export function localBell(): Bell {
  const listeners: ((ring: Ring) => void)[] = []
  return {
    ring: ring => {
      for (const listener of listeners) listener(ring)
    },
    onRing: listener => listeners.push(listener),
    watch: () => {},
    unwatch: () => {},
    close: async () => {},
  }
}
