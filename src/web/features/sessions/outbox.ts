import { newKey } from '../../core/idempotency-key.ts'

/**
 * Something written here that is not yet seen among what the server has. `key` is its idempotency key: a retry
 * never doubles it. `afterOrdinal` is the last row of the session when it was written.
 */
export type OutboxItem<Body, Later = unknown> = {
  key: string
  body: Body
  state: 'sending' | 'failed' | 'sent'
  writtenAt: string
  afterOrdinal: number
  reason?: string
  /** The row it became, once the server has answered. */
  rowId?: string
  /** What to do with that row, decided while it was still on its way. */
  later?: Later
}

export type Outbox<Body, Later = unknown> = {
  items: () => readonly OutboxItem<Body, Later>[]
  subscribe: (listener: () => void) => () => void
  /** Sends `body` behind what is on its way already and returns its key. */
  send: (body: Body, afterOrdinal: number) => string
  retry: (key: string) => void
  discard: (key: string) => void
  setLater: (key: string, later: Later) => void
  /** The row of this item is on the screen: the item has done its work. */
  settle: (key: string, rowId: string) => void
  /** The key under which a row was written here, so that it keeps its place on the screen. */
  keyOf: (rowId: string) => string | undefined
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
type Options<Body> = {
  deliver: (body: Body, key: string) => Promise<{ id: string }>
  describe: (error: unknown) => string
  storage: Store
}

/**
 * A queue of writes that outlives the page it was opened on: leaving and coming back, or a reload, shows what
 * was not confirmed, with a Retry. Items are sent one after the other, so they arrive in order.
 */
export function createOutbox<Body, Later = unknown>(
  name: string,
  { deliver, describe, storage }: Options<Body>,
): Outbox<Body, Later> {
  type Item = OutboxItem<Body, Later>
  let items: readonly Item[] = restore(name, storage)
  let tail: Promise<void> = Promise.resolve()
  const listeners = new Set<() => void>()
  const keys = new Map<string, string>()

  const find = (key: string) => items.find(item => item.key === key)
  const change = (next: readonly Item[]) => {
    items = next
    keep(name, items, storage)
    for (const listener of listeners) listener()
  }
  const patch = (key: string, fields: Partial<Item>) =>
    change(items.map(item => (item.key === key ? { ...item, ...fields } : item)))
  const remove = (key: string) => change(items.filter(item => item.key !== key))

  const attempt = async ({ key, body }: Item) => {
    try {
      patch(key, { state: 'sent', rowId: (await deliver(body, key)).id })
    } catch (error) {
      patch(key, { state: 'failed', reason: describe(error) })
    }
  }
  const enqueue = (item: Item) => {
    tail = tail.then(() => attempt(item))
  }

  return {
    items: () => items,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send: (body, afterOrdinal) => {
      const writtenAt = new Date().toISOString()
      const item: Item = { key: newKey(), body, state: 'sending', writtenAt, afterOrdinal }
      change([...items, item])
      enqueue(item)
      return item.key
    },
    retry: key => {
      const item = find(key)
      if (item?.state !== 'failed') return
      patch(key, { state: 'sending' })
      enqueue(item)
    },
    discard: remove,
    setLater: (key, later) => patch(key, { later }),
    settle: (key, rowId) => {
      keys.set(rowId, key)
      remove(key)
    },
    keyOf: rowId => keys.get(rowId),
  }
}

/** Nobody knows whether what was on its way arrived: it comes back as failed, and its key makes Retry safe. */
function restore<Item extends { state: string }>(name: string, storage: Store): Item[] {
  try {
    const items = JSON.parse(storage.getItem(name) ?? '[]') as Item[]
    return items.map(item =>
      item.state === 'sending'
        ? { ...item, state: 'failed', reason: 'The server has not confirmed it' }
        : item,
    )
  } catch {
    return []
  }
}

/** Storage may be full or switched off; the items then live as long as the page. */
function keep(name: string, items: readonly unknown[], storage: Store) {
  try {
    if (items.length === 0) storage.removeItem(name)
    else storage.setItem(name, JSON.stringify(items))
  } catch {
    return
  }
}
