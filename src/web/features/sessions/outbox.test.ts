import { describe, expect, it } from 'vitest'
import { createOutbox } from './outbox.ts'
import { reconcile } from './reconcile.ts'

type Body = { text: string }

/** A server that answers when it is told to, and remembers the keys that it was given. */
function server() {
  const calls: { key: string; text: string; answer: (id: string) => void; refuse: (why: Error) => void }[] =
    []
  const deliver = ({ text }: Body, key: string) =>
    new Promise<{ id: string }>((resolve, reject) => {
      calls.push({ key, text, answer: id => resolve({ id }), refuse: reject })
    })
  return { calls, deliver }
}

function memory() {
  const held = new Map<string, string>()
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name),
  }
}

const describeError = (error: unknown) => (error as Error).message
const open = (deliver: ReturnType<typeof server>['deliver'], storage = memory()) =>
  createOutbox<Body, string>('box', { deliver, describe: describeError, storage })
/** Lets everything run that is ready to. */
const settled = () => new Promise(resolve => setTimeout(resolve))

describe('outbox', () => {
  it('sends one after the other, in the order in which they were written', async () => {
    const { calls, deliver } = server()
    const outbox = open(deliver)
    outbox.send({ text: 'one' }, 0)
    outbox.send({ text: 'two' }, 0)
    await settled()
    expect(calls.map(({ text }) => text)).toEqual(['one'])
    calls[0]?.answer('m1')
    await settled()
    expect(calls.map(({ text }) => text)).toEqual(['one', 'two'])
  })

  it('keeps what failed with the reason, and retries it under the same key', async () => {
    const { calls, deliver } = server()
    const outbox = open(deliver)
    const key = outbox.send({ text: 'one' }, 0)
    await settled()
    calls[0]?.refuse(new Error('The server cannot be reached'))
    await settled()
    expect(outbox.items()).toMatchObject([{ state: 'failed', reason: 'The server cannot be reached' }])
    outbox.retry(key)
    outbox.retry(key)
    await settled()
    expect(calls.map(call => call.key)).toEqual([key, key])
    calls[1]?.answer('m1')
    await settled()
    expect(outbox.items()).toMatchObject([{ state: 'sent', rowId: 'm1' }])
  })

  it('goes on after a failure', async () => {
    const { calls, deliver } = server()
    const outbox = open(deliver)
    outbox.send({ text: 'one' }, 0)
    outbox.send({ text: 'two' }, 0)
    await settled()
    calls[0]?.refuse(new Error('no'))
    await settled()
    expect(calls).toHaveLength(2)
  })

  it('survives a reload: what was on its way is there again, to be retried under its key', async () => {
    const { calls, deliver } = server()
    const storage = memory()
    const key = open(deliver, storage).send({ text: 'one' }, 7)
    const reloaded = open(deliver, storage)
    expect(reloaded.items()).toMatchObject([{ key, state: 'failed', body: { text: 'one' }, afterOrdinal: 7 }])
    reloaded.retry(key)
    await settled()
    expect(calls.map(call => call.key)).toEqual([key, key])
  })

  it('remembers under which key a settled row was written and forgets the item', () => {
    const outbox = open(server().deliver)
    const key = outbox.send({ text: 'one' }, 0)
    outbox.settle(key, 'm1')
    expect(outbox.items()).toEqual([])
    expect(outbox.keyOf('m1')).toBe(key)
  })
})

describe('reconcile', () => {
  const item = (key: string, text: string, afterOrdinal: number, rowId?: string) => ({
    key,
    body: { text },
    state: 'sending' as const,
    writtenAt: '',
    afterOrdinal,
    ...(rowId && { rowId }),
  })
  const row = (id: string, ordinal: number, text: string, authorId = 'me') => ({
    id,
    ordinal,
    text,
    author: { id: authorId },
  })

  it('finds the row that the stream brought before the answer', () => {
    const { waiting, arrived } = reconcile([item('k', 'hello', 4)], [row('m5', 5, 'hello')], 'me')
    expect(waiting).toEqual([])
    expect(arrived).toMatchObject([{ rowId: 'm5' }])
  })

  it('does not take an older row, another person’s or another text for it', () => {
    const rows = [row('m4', 4, 'ok'), row('m5', 5, 'ok', 'someone'), row('m6', 6, 'no')]
    expect(reconcile([item('k', 'ok', 4)], rows, 'me').waiting).toHaveLength(1)
  })

  it('takes each row for one item only', () => {
    const items = [item('a', 'ok', 4), item('b', 'ok', 4)]
    const { waiting, arrived } = reconcile(items, [row('m5', 5, 'ok')], 'me')
    expect(arrived.map(match => match.item.key)).toEqual(['a'])
    expect(waiting.map(({ key }) => key)).toEqual(['b'])
  })

  it('waits for the row that the answer named', () => {
    const named = item('a', 'ok', 4, 'm6')
    expect(reconcile([named], [row('m5', 5, 'ok')], 'me').waiting).toEqual([named])
    expect(reconcile([named], [row('m6', 6, 'changed')], 'me').arrived).toHaveLength(1)
  })
})
