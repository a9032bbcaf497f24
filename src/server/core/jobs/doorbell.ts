/** Says on this node that there is something to do. A hint: the outbox is the truth, and is looked at anyway. */
export type Doorbell = {
  /** `inMs`: when it will be due, so that a timer need not wait for the next look. */
  ring(inMs?: number): void
  onRing(listener: (inMs: number) => void): void
}

export function makeDoorbell(): Doorbell {
  const listeners: ((inMs: number) => void)[] = []
  return {
    ring: (inMs = 0) => {
      for (const listener of listeners) listener(inMs)
    },
    onRing: listener => listeners.push(listener),
  }
}
