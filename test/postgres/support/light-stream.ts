import { connect } from 'node:net'

export type LightStream = {
  /** Resolves when the server or the network has ended it. */
  ended: Promise<void>
  close(): void
}

/**
 * Reads an event stream with as little work as possible: bytes of the socket, cut at blank lines. For tests and
 * measurements in which the reading side must not be what is slow. `onFrame` keeps nothing of its buffer.
 */
export function openLightStream(
  url: string,
  {
    cookie,
    after,
    onFrame,
  }: { cookie: string; after?: string | undefined; onFrame: (frame: Buffer) => void },
): LightStream {
  const { hostname, port, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  const query = after === undefined ? '' : `?after=${after}`
  socket.write(`GET /api/v1/stream${query} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\n\r\n`)

  let rest: Buffer = Buffer.alloc(0)
  let inBody = false
  socket.on('data', chunk => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    if (!inBody) {
      const head = bytes.indexOf('\r\n\r\n')
      if (head === -1) {
        rest = bytes
        return
      }
      if (!bytes.toString('latin1', 0, head).startsWith('HTTP/1.1 200')) {
        socket.destroy(new Error(`The stream was refused: ${bytes.toString()}`))
        return
      }
      inBody = true
      start = head + 4
    }
    for (let end = bytes.indexOf('\n\n', start); end !== -1; end = bytes.indexOf('\n\n', start)) {
      onFrame(bytes.subarray(start, end))
      start = end + 2
    }
    rest = start === bytes.length ? Buffer.alloc(0) : bytes.subarray(start)
  })
  const ended = new Promise<void>(resolve => {
    socket.on('error', () => {}).once('close', () => resolve())
  })
  return { ended, close: () => socket.destroy() }
}

const EPOCH_LENGTH = 36
const ID = Buffer.from('id: ')

/** The number of a frame's event in the log; 0 for what is no durable event. */
export function seqOf(frame: Buffer): number {
  if (frame.compare(ID, 0, ID.length, 0, ID.length) !== 0) return 0
  let seq = 0
  for (let at = ID.length + EPOCH_LENGTH + 1; ; at++) {
    const digit = (frame[at] ?? 0) - 48
    if (digit < 0 || digit > 9) return seq
    seq = seq * 10 + digit
  }
}
