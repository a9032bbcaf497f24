import { afterEach, expect, test, vi } from 'vitest'
import { readStream, type StreamHandlers } from './read-stream.ts'

const EPOCH = '0b6f1a52-6f0c-4a1e-9b7e-0d1f3c5a7e91'
const NOW = '2025-01-01T00:00:00.000Z'
const WIRE = [
  `event: ready\ndata: {"type":"ready","cursor":"${EPOCH}:4","now":"${NOW}"}\n\n`,
  ': hb\n\n',
  `id: ${EPOCH}:5\nevent: member_removed\ndata: {"seq":5,"type":"member_removed","data":{"userId":"ü"}}\n\n`,
  `event: reset\ndata: {"type":"reset","cursor":"${EPOCH}:9","now":"${NOW}"}\n\n`,
  'event: bye\ndata: {"reason":"lifetime"}\n\n',
].join('')

function listen() {
  const heard: unknown[] = []
  const handlers: StreamHandlers = {
    onReady: ({ seq }, now) => heard.push(['ready', seq, now]),
    onReset: ({ seq }) => heard.push(['reset', seq]),
    onEvent: ({ seq }, event) => heard.push(['event', seq, event.data]),
    onBytes: () => {},
  }
  return { heard, handlers }
}

/** Answers with the bytes cut into pieces of `size`, wherever that is. */
function answerInPieces(bytes: Uint8Array, size: number) {
  const requested: string[] = []
  vi.stubGlobal('fetch', (url: string) => {
    requested.push(url)
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size))
        controller.close()
      },
    })
    return Promise.resolve(new Response(body))
  })
  return requested
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test.each([1, 7, 64, 10_000])('reads the wire in pieces of %i bytes', async size => {
  const requested = answerInPieces(new TextEncoder().encode(WIRE), size)
  const { heard, handlers } = listen()
  const end = await readStream({ epoch: EPOCH, seq: 4 }, handlers, new AbortController().signal)
  expect(requested).toEqual([`/api/v1/stream?after=${EPOCH}:4`])
  expect(heard).toEqual([
    ['ready', 4, NOW],
    ['event', 5, { userId: 'ü' }],
    ['reset', 9],
  ])
  expect(end).toBe('lifetime')
})

test('a log-in that has ended is told apart from a broken line', async () => {
  const read = () => readStream(undefined, listen().handlers, new AbortController().signal)
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 401 })))
  expect(await read()).toBe('refused')
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 502 })))
  expect(await read()).toBe('broken')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await read()).toBe('broken')
})

test('a line that says nothing for 40 seconds is given up', async () => {
  vi.useFakeTimers()
  let cut: AbortSignal | undefined
  vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) => {
    cut = signal
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
  const end = readStream(undefined, listen().handlers, new AbortController().signal)
  await vi.advanceTimersByTimeAsync(39_000)
  expect(cut?.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await end).toBe('broken')
})
