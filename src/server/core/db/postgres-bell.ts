import { Client, type Pool } from 'pg'
import type { Logger } from 'pino'
import type { Bell, Ring } from './bell.ts'

const CHANNEL = 'rf_bell'
/** Rings are gathered this long: NOTIFY takes a lock of the whole database, once a commit is too often. */
const COALESCE_MS = 3
/** How late an event is at worst when a ring is lost. */
const POLL_MS = 250
const RECONNECT_MS = 500

/**
 * The bell of many nodes: `pg_notify` heard on a connection of its own, and beside it a poll of the heads,
 * which makes up for every ring that was lost while that connection was away.
 */
export function postgresBell(connectionString: string, pool: Pool, log: Logger): Bell {
  const listeners: ((ring: Ring) => void)[] = []
  const watched = new Set<string>()
  const heard = new Map<string, number>()
  const waiting = new Map<string, number>()
  let sender: NodeJS.Timeout | undefined
  let ear: Client | undefined
  let wanted = false
  let closed = false
  let polling: Promise<void> = Promise.resolve()

  const tell = (ring: Ring) => {
    heard.set(ring.orgId, Math.max(ring.head, heard.get(ring.orgId) ?? 0))
    for (const listener of listeners) listener(ring)
  }

  async function send() {
    sender = undefined
    const rings = [...waiting].map(([orgId, head]) => JSON.stringify({ orgId, head }))
    waiting.clear()
    try {
      await pool.query(`select pg_notify('${CHANNEL}', r) from unnest($1::text[]) r`, [rings])
    } catch (error) {
      log.warn({ err: error }, 'ringing the bell failed, other nodes will see the events at their next poll')
    }
  }

  async function listen(): Promise<void> {
    if (closed) return
    const client = new Client({ connectionString, application_name: 'resolutionflow bell', keepAlive: true })
    client.on('notification', note => tell(JSON.parse(note.payload ?? '{}') as Ring))
    client.on('error', () => {})
    client.once('end', () => {
      if (ear === client) ear = undefined
      if (!closed) setTimeout(() => void listen(), RECONNECT_MS).unref()
    })
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      ear = client
      // What was rung while nobody listened is found by looking.
      await poll()
    } catch (error) {
      log.warn({ err: error }, 'listening for the bell failed, trying again')
      client.end().catch(() => {})
    }
  }

  // Not on the connection that listens: one that died without a word would silence both.
  async function poll(): Promise<void> {
    if (watched.size === 0) return
    const { rows } = await pool.query<{ org_id: string; seq: number }>(
      'select org_id, seq from rf_heads($1)',
      [[...watched]],
    )
    for (const row of rows)
      if (row.seq > (heard.get(row.org_id) ?? 0)) tell({ orgId: row.org_id, head: Number(row.seq) })
  }

  const poller = setInterval(() => {
    polling = polling.then(poll).catch(error => log.debug({ err: error }, 'polling the heads failed'))
  }, POLL_MS)
  poller.unref()

  return {
    ring(ring) {
      // This node need not wait for its own echo.
      tell(ring)
      waiting.set(ring.orgId, Math.max(ring.head, waiting.get(ring.orgId) ?? 0))
      sender ??= setTimeout(() => void send(), COALESCE_MS)
    },
    onRing: listener => listeners.push(listener),
    watch(orgId) {
      // Not before someone wants to hear: at the first start the heads' table is yet to be made.
      if (!wanted) void listen()
      wanted = true
      watched.add(orgId)
    },
    unwatch(orgId) {
      watched.delete(orgId)
      heard.delete(orgId)
    },
    async close() {
      closed = true
      clearInterval(poller)
      if (sender) {
        clearTimeout(sender)
        await send()
      }
      await ear?.end()
    },
  }
}
