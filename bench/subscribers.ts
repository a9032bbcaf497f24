import { openLightStream, seqOf } from '../test/postgres/support/light-stream.ts'
import { percentile, rounded } from './support/figures.ts'
import { each } from './support/people.ts'

export type SubscribersOrder =
  | { kind: 'connect'; url: string; cookie: string; subscribers: number }
  | { kind: 'report'; events: number }

export type Latencies = { p50Ms: number; p99Ms: number; maxMs: number; reads: number }
export type SubscribersAnswer = Latencies | { connected: number }

/** How many connect at once: a server that restarts sees more, but here only what follows is measured. */
const CONNECT_WIDTH = 50

const TEXT = Buffer.from('"text":"')
const latencies: number[] = []
let subscribers = 0
let ended = 0
let look = () => {}

/** Time between the nanoseconds that an event's text carries and now. */
function note(frame: Buffer): void {
  const now = process.hrtime.bigint()
  if (seqOf(frame) === 0) return
  const from = frame.indexOf(TEXT) + TEXT.length
  const sent = BigInt(frame.toString('latin1', from, frame.indexOf('"', from)))
  latencies.push(Number(now - sent) / 1e6)
  look()
}

async function connectAll({
  url,
  cookie,
  subscribers: count,
}: Extract<SubscribersOrder, { kind: 'connect' }>) {
  subscribers = count
  await each(count, CONNECT_WIDTH, async () => {
    await new Promise<void>(ready => {
      const stream = openLightStream(url, {
        cookie,
        onFrame(frame) {
          ready()
          note(frame)
        },
      })
      stream.ended.then(() => {
        ended += 1
        ready()
      })
    })
  })
  return { connected: count - ended }
}

/** Waits until every subscriber has read every event. */
async function report(events: number): Promise<Latencies> {
  await new Promise<void>(resolve => {
    look = () => {
      if (latencies.length >= events * subscribers) resolve()
    }
    look()
  })
  if (ended > 0) throw new Error(`${ended} streams have ended`)
  return {
    p50Ms: rounded(percentile(latencies, 0.5)),
    p99Ms: rounded(percentile(latencies, 0.99)),
    maxMs: rounded(percentile(latencies, 1)),
    reads: latencies.length,
  }
}

process.on('message', async (order: SubscribersOrder) => {
  process.send?.(order.kind === 'connect' ? await connectAll(order) : await report(order.events))
})
