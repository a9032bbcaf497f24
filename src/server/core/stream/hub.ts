import { canSee } from '../../../shared/domain/session-policy.ts'
import type { Actor, Services } from '../context.ts'
import { type LoggedEvent, readEvents } from '../event-log.ts'
import { read } from '../transact.ts'
import { type EndReason, encodeControl, encodeEvent, splitCursor } from './encode.ts'
import { endSubscriber, type Sink, type Subscriber, tick, writeTo } from './subscriber.ts'

/** Events read from the log at once. */
const BATCH = 500
/** A cursor further behind is answered with `reset`: fetching anew is cheaper than this many events. */
const REPLAY_LIMIT = 5_000
const TICK_MS = 1_000
const PUMP_RETRY_MS = 250

/** One organization's listeners on this node. */
type Channel = {
  orgId: string
  /** Reads the log in the organization's name. */
  reader: Actor
  epoch: string
  /** Every live subscriber has been offered the events up to here. */
  seq: number
  /** The log is known to reach at least to here. */
  head: number
  subscribers: Set<Subscriber>
  pumping: boolean
  opened: Promise<void>
}

export type StreamHub = {
  /** Starts a stream after `cursor`, or at the head of the log. Ends when the sink closes or the hub ends it. */
  subscribe(actor: Actor, cursor: string | undefined, sink: Sink): Promise<void>
  /** Who listens on this node now, organization by organization. */
  listeners(): { orgId: string; userIds: string[] }[]
  /** Calls `listener` when somebody's first stream on this node begins or their last one ends. */
  onAudience(listener: (change: { orgId: string; userId: string; here: boolean }) => void): void
  /** Ends every stream of this node and takes no more. */
  close(): void
}

/** Carries the event log to everyone who listens on this node. */
export function makeStreamHub(services: Services): StreamHub {
  const { db, log, metrics } = services
  const channels = new Map<string, Channel>()
  let closed = false
  const audienceListeners: ((change: { orgId: string; userId: string; here: boolean }) => void)[] = []

  const listens = (channel: Channel, userId: string) =>
    [...channel.subscribers].some(({ actor }) => actor.id === userId)
  const tellAudience = (channel: Channel, userId: string, here: boolean) => {
    for (const listener of audienceListeners) listener({ orgId: channel.orgId, userId, here })
  }

  db.bell.onRing(({ orgId, head }) => {
    const channel = channels.get(orgId)
    if (!channel) return
    channel.head = Math.max(channel.head, head)
    void pump(channel)
  })

  const ticker = setInterval(() => {
    const now = performance.now()
    for (const channel of channels.values())
      for (const subscriber of channel.subscribers) tick(subscriber, now, metrics)
  }, TICK_MS)
  ticker.unref()

  function openChannel(actor: Actor): Channel {
    const existing = channels.get(actor.orgId)
    if (existing) return existing
    const reader: Actor = { id: 'stream', name: 'stream', orgId: actor.orgId, role: 'owner' }
    const channel: Channel = {
      orgId: actor.orgId,
      reader,
      epoch: '',
      seq: 0,
      head: 0,
      subscribers: new Set(),
      pumping: false,
      opened: Promise.resolve(),
    }
    channels.set(actor.orgId, channel)
    db.bell.watch(actor.orgId)
    channel.opened = read({ ...services, actor: reader }, async tx => tx.cursor).then(cursor => {
      const at = splitCursor(cursor)
      channel.epoch = at.epoch
      channel.seq = at.seq
      channel.head = Math.max(channel.head, at.seq)
    })
    channel.opened.catch(() => close(channel))
    return channel
  }

  /** The organization's channel once it knows the log; another one if it was given up meanwhile. */
  async function joinChannel(actor: Actor): Promise<Channel> {
    for (;;) {
      const channel = openChannel(actor)
      await channel.opened
      if (channels.get(actor.orgId) === channel) return channel
    }
  }

  function close(channel: Channel) {
    if (channels.get(channel.orgId) !== channel) return
    channels.delete(channel.orgId)
    db.bell.unwatch(channel.orgId)
  }

  function leave(channel: Channel, subscriber: Subscriber) {
    if (!channel.subscribers.delete(subscriber)) return
    metrics.streams.dec()
    if (!listens(channel, subscriber.actor.id)) tellAudience(channel, subscriber.actor.id, false)
    if (channel.subscribers.size === 0) close(channel)
  }

  /** Offers what is new in the log to all live subscribers, one reader at a time. */
  async function pump(channel: Channel) {
    if (channel.pumping) return
    channel.pumping = true
    try {
      await channel.opened
      while (channel.seq < channel.head && channels.get(channel.orgId) === channel) {
        const batch = await readLog(channel, channel.seq)
        if (batch.length === 0) break
        for (const logged of batch) offer(channel, logged)
      }
    } catch (error) {
      log.warn({ err: error }, 'reading the event log failed, trying again')
      setTimeout(() => void pump(channel), PUMP_RETRY_MS).unref()
    } finally {
      channel.pumping = false
    }
  }

  const readLog = (channel: Channel, after: number) =>
    read({ ...services, actor: channel.reader }, tx => readEvents(tx.db, after, BATCH))

  function offer(channel: Channel, logged: LoggedEvent) {
    const { event, audience } = logged
    const bytes = encodeEvent(channel.epoch, event)
    let delivered = 0
    for (const subscriber of channel.subscribers) {
      if (subscriber.mode !== 'live') continue
      subscriber.seq = event.seq
      if (!canSee(subscriber.actor, audience)) continue
      delivered++
      if (!writeTo(subscriber, bytes)) void catchUp(channel, subscriber)
    }
    channel.seq = event.seq
    metrics.eventsDelivered.inc(delivered)
    if (event.type === 'member_removed' || event.type === 'member_role_changed')
      endStreamsOf(channel, event.data.userId, 'access')
  }

  function endStreamsOf(channel: Channel, userId: string, reason: EndReason) {
    for (const subscriber of channel.subscribers)
      if (subscriber.actor.id === userId) endSubscriber(subscriber, reason, metrics)
  }

  /**
   * Brings one subscriber from where it stands to the channel's place by reading the log, at the pace of
   * its connection. Between the last look at the channel and going live nothing is awaited, so no event
   * falls in between.
   */
  async function catchUp(channel: Channel, subscriber: Subscriber): Promise<void> {
    subscriber.mode = 'catching_up'
    try {
      await subscriber.drained()
      while (subscriber.seq < channel.seq && subscriber.mode === 'catching_up') {
        const batch = await readLog(channel, subscriber.seq)
        if (batch.length === 0) break
        for (const { event, audience } of batch) {
          if (event.seq > channel.seq) break
          subscriber.seq = event.seq
          if (!canSee(subscriber.actor, audience)) continue
          metrics.eventsDelivered.inc()
          if (!writeTo(subscriber, encodeEvent(channel.epoch, event))) await subscriber.drained()
        }
      }
      if (subscriber.mode === 'catching_up') subscriber.mode = 'live'
    } catch (error) {
      // The cursor makes the cut lossless: the client comes back and goes on from there.
      log.warn({ err: error }, 'catching a stream up failed')
      endSubscriber(subscriber, 'lagging', metrics)
    }
  }

  return {
    async subscribe(actor, cursor, sink) {
      const channel = await joinChannel(actor)
      const subscriber: Subscriber = {
        // Only what the filter needs: thousands of these are held.
        actor: { id: actor.id, role: actor.role },
        seq: channel.seq,
        mode: 'catching_up',
        sink,
        drained: () => sink.drained(),
        lastWrite: performance.now(),
        laggingSince: undefined,
        endsAt: performance.now() + lifetime(),
      }
      if (closed) return endSubscriber(subscriber, 'shutdown', metrics)
      const first = !listens(channel, actor.id)
      channel.subscribers.add(subscriber)
      if (first) tellAudience(channel, actor.id, true)
      metrics.streams.inc()
      sink.onClose(() => {
        subscriber.mode = 'ended'
        leave(channel, subscriber)
      })

      const from = cursor === undefined ? undefined : splitCursor(cursor)
      // Another node may have written what this one has not read yet: such a cursor is ahead of the channel
      // and behind the head.
      const head = from && from.seq > channel.seq ? await currentHead(channel) : channel.seq
      const known =
        from === undefined ||
        (from.epoch === channel.epoch && from.seq <= head && head - from.seq <= REPLAY_LIMIT)
      if (from && known) subscriber.seq = from.seq
      if (known) await catchUpFrom(channel, subscriber)
      else subscriber.mode = 'live'
      if (subscriber.mode !== 'live') return
      const at = `${channel.epoch}:${Math.max(subscriber.seq, channel.seq)}`
      writeTo(
        subscriber,
        encodeControl({ type: known ? 'ready' : 'reset', cursor: at, now: new Date().toISOString() }),
      )
    },
    listeners: () =>
      [...channels.values()].map(({ orgId, subscribers }) => ({
        orgId,
        userIds: [...new Set([...subscribers].map(({ actor }) => actor.id))],
      })),
    onAudience(listener) {
      audienceListeners.push(listener)
    },
    close() {
      closed = true
      clearInterval(ticker)
      for (const channel of channels.values())
        for (const subscriber of channel.subscribers) endSubscriber(subscriber, 'shutdown', metrics)
    },
  }

  async function currentHead(channel: Channel): Promise<number> {
    const { seq } = splitCursor(await read({ ...services, actor: channel.reader }, async tx => tx.cursor))
    channel.head = Math.max(channel.head, seq)
    return seq
  }

  /** Like `catchUp`, for a subscriber that may stand ahead of what the channel has offered so far. */
  async function catchUpFrom(channel: Channel, subscriber: Subscriber): Promise<void> {
    const start = subscriber.seq
    while (channel.seq < start && subscriber.mode !== 'ended') {
      await pump(channel)
      if (channel.seq < start) await new Promise(resolve => setTimeout(resolve, 5))
    }
    await catchUp(channel, subscriber)
  }
}

/** About ten minutes; spread, so that streams that began together do not come back together. */
const lifetime = () => (9 + 2 * Math.random()) * 60_000
