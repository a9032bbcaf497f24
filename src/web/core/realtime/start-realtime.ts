import type { QueryClient } from '@tanstack/react-query'
import { setClockSkew } from '../../ui/clock.ts'
import type { Appliers } from './applier.ts'
import { createConnection } from './connection.ts'
import { leadAlone, seekLeadership } from './leadership.ts'
import { forgetContact, noteContact, noteLoss } from './stream-state.ts'
import { createTab } from './tab.ts'
import { canShareStream, joinTabs, noTabs, type TabMessage } from './tab-channel.ts'

// A leader that says nothing for this long is frozen or hung: a tab that someone looks at takes its place.
const LEADER_SILENCE_MS = 60_000
const LEADER_CHECK_MS = 15_000

type RealtimeOptions = { queryClient: QueryClient; appliers: Appliers; userId: string }

/**
 * Keeps this tab current until the returned function is called. Call it BEFORE the first fetch: a tab then hears
 * of everything that happens after what it fetched, whichever tab of the browser reads the stream.
 */
export function startRealtime({ queryClient, appliers, userId }: RealtimeOptions): () => void {
  const stopped = new AbortController()
  const { signal } = stopped
  const name = `rf-stream:${userId}`
  const tab = createTab(queryClient, appliers)
  const shared = canShareStream()
  const channel = shared ? joinTabs(name, hear) : noTabs
  let clockSkew = 0
  let connected = false
  let heardAt = Date.now()

  const checkAccess = () => void queryClient.invalidateQueries({ queryKey: ['me'] })
  const syncClock = (serverTime: string) => {
    clockSkew = Date.parse(serverTime) - Date.now()
    setClockSkew(clockSkew)
  }
  const tellContact = () => {
    noteContact()
    channel.post({ kind: 'contact', at: tab.position(), clockSkew })
  }

  const connection = createConnection({
    resumeFrom: tab.resumeFrom,
    onLoss: () => {
      connected = false
      noteLoss()
      channel.post({ kind: 'loss' })
    },
    onAccess: () => {
      checkAccess()
      channel.post({ kind: 'access' })
    },
    handlers: {
      onReady: (at, now) => {
        connected = true
        syncClock(now)
        tab.catchUp(at)
      },
      onReset: (at, now) => {
        connected = true
        syncClock(now)
        tab.startOver(at)
        channel.post({ kind: 'reset', at })
      },
      onEvent: (at, event) => {
        tab.applyEvent(at, event)
        channel.post({ kind: 'event', at, event })
      },
      onBytes: tellContact,
    },
  })

  function hear(message: TabMessage): void {
    if (message.kind === 'wake') {
      if (!leadership.isLeading()) return
      connection.wake()
      if (connected) tellContact()
      return
    }
    heardAt = Date.now()
    if (message.kind === 'event') tab.applyEvent(message.at, message.event)
    else if (message.kind === 'reset') tab.startOver(message.at)
    else if (message.kind === 'loss') noteLoss()
    else if (message.kind === 'access') checkAccess()
    else {
      noteContact()
      setClockSkew(message.clockSkew)
      if (message.at) tab.catchUp(message.at)
    }
  }

  noteLoss()
  const leadership = shared ? seekLeadership(name, connection.run, signal) : leadAlone(connection.run, signal)

  function checkLeader(): void {
    if (leadership.isLeading() || document.visibilityState !== 'visible') return
    if (Date.now() - heardAt > LEADER_SILENCE_MS) leadership.takeOver()
    else channel.post({ kind: 'wake' })
  }
  const leaderCheck = setInterval(checkLeader, LEADER_CHECK_MS)
  document.addEventListener('visibilitychange', checkLeader, { signal })
  channel.post({ kind: 'wake' })

  return () => {
    stopped.abort()
    clearInterval(leaderCheck)
    channel.close()
    tab.stop()
    forgetContact()
  }
}
