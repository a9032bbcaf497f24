/** Says on this node that there is something to do. A hint: the outbox is the truth, and is looked at anyway. */
export type Doorbell = { ring(): void; onRing(listener: () => void): void }

export function makeDoorbell(): Doorbell {
  const listeners: (() => void)[] = []
  return {
    ring: () => {
      for (const listener of listeners) listener()
    },
    onRing: listener => listeners.push(listener),
  }
}
