import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What becomes of connections: `cut` loses the answer of a request that arrived, `dead` refuses every connection. */
export type WayFault = 'hang' | 'cut' | 'dead'

export type FaultyWay = {
  port: number
  /** How connections go from now on; those that are open end. */
  become(fault: WayFault | undefined): Promise<void>
  close(): Promise<void>
}

/** So much of an answer passes before a connection is cut: the greeting of a mail server, and no answer to what was sent. */
const PASSES = 3

/** A port of the loopback that leads to another one, as well or as badly as it is told. */
export async function startFaultyWay(targetPort: number): Promise<FaultyWay> {
  const sockets = new Set<Socket>()
  let fault: WayFault | undefined
  const server = createServer(client => {
    keep(client)
    if (fault === 'hang') return
    const target = keep(connect(targetPort, '127.0.0.1'))
    const end = () => {
      client.destroy()
      target.destroy()
    }
    client.on('close', end)
    target.on('close', end)
    client.pipe(target)
    let answers = 0
    target.on('data', chunk => {
      answers += 1
      // HTTP answers once; a mail server greets first.
      if (fault === 'cut' && (chunk.toString('latin1').startsWith('HTTP/') || answers > PASSES)) end()
      else client.write(chunk)
    })
  })
  function keep(socket: Socket): Socket {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // The other end is killed now and then.
    socket.on('error', () => socket.destroy())
    return socket
  }
  const listen = (port: number) => new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>(resolve => {
      if (!server.listening) return resolve()
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    port,
    async become(next) {
      fault = next
      if (next === 'dead') return stop()
      for (const socket of sockets) socket.destroy()
      if (!server.listening) await listen(port)
    },
    close: stop,
  }
}
