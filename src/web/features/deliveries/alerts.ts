import type { QueryClient } from '@tanstack/react-query'
import type { Handoff } from '../../../shared/contract/handoffs.ts'
import type { Me } from '../../../shared/contract/members.ts'
import { atLeast } from '../../../shared/contract/route.ts'
import { notificationTitle } from '../../../shared/domain/notification-title.ts'
import { meQuery } from '../../core/me.ts'
import type { EventOf } from '../../core/realtime/applier.ts'
import { serverNow } from '../../ui/clock.ts'
import { preferencesQuery } from './api.ts'
import { chime } from './chime.ts'

export type AlertEvent = EventOf<
  'handoff_created' | 'handoff_released' | 'handoff_claimed' | 'handoff_returned' | 'handoff_withdrawn'
>

/** What a page that was asleep catches up with later is no news that should ring. */
const FRESH_MS = 60_000
/** As long as the other tabs of this browser may take to hear of the same. */
const ONE_TAB_MS = 3_000
const shown = new Map<string, Notification>()

/** Rings in an open page as its person chose: once for all tabs of the browser. Takes back what somebody claimed. */
export async function alertOf(event: AlertEvent, queries: QueryClient): Promise<void> {
  const { handoff } = event.data
  const me = queries.getQueryData(meQuery.queryKey)
  shown.get(handoff.id)?.close()
  shown.delete(handoff.id)
  if (!me || event.actor?.id === me.user.id || serverNow() - Date.parse(event.at) > FRESH_MS) return
  const title = titleOf(event, me)
  if (!title) return
  // What is held counts until a choice in another tab has made it stale.
  const { preferences } = await queries.fetchQuery({
    ...preferencesQuery,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { sound, desktop } = preferences.alerts
  if (sound || desktop)
    await inOneTab(`${handoff.id} ${handoff.version}`, () => {
      if (sound) chime()
      if (desktop) show(handoff, title)
    })
}

/** What it is to this person; nothing where it is none of their business. */
function titleOf({ type, actor, data: { handoff } }: AlertEvent, me: Me): string | null {
  const { ticketRef, problem } = handoff.session
  const about = (name: string) => ({ name, ticketRef, problem })
  const mine = handoff.createdBy.id === me.user.id
  const by = actor?.name ?? 'an engineer'
  switch (type) {
    case 'handoff_created':
      return atLeast(me.role, 'engineer') && !mine
        ? notificationTitle('escalation', about(handoff.createdBy.name))
        : null
    case 'handoff_released':
      return atLeast(me.role, 'engineer') && !mine ? notificationTitle('released', about(by)) : null
    case 'handoff_claimed':
      return mine ? notificationTitle('claimed', about(by)) : null
    case 'handoff_returned':
      return mine ? notificationTitle('returned', about(by)) : null
    case 'handoff_withdrawn':
      return null
  }
}

/** Runs in the first tab that comes. A browser without locks rings in each. */
async function inOneTab(name: string, run: () => void): Promise<void> {
  if (!navigator.locks) return run()
  await navigator.locks.request(`rf-alert ${name}`, { ifAvailable: true }, async lock => {
    if (!lock) return
    run()
    await new Promise(resolve => setTimeout(resolve, ONE_TAB_MS))
  })
}

/** Whoever looks at the page needs none. Asked for it is in the settings only, never here. */
function show(handoff: Handoff, title: string) {
  if (document.visibilityState === 'visible' || !('Notification' in window)) return
  if (Notification.permission !== 'granted') return
  try {
    const note = new Notification(title, { body: handoff.session.title, tag: handoff.id })
    note.onclick = () => {
      window.focus()
      location.assign(`/pilot/${handoff.sessionId}?pickup=true`)
    }
    shown.set(handoff.id, note)
  } catch {
    // Browsers on phones have the class and refuse to make one.
  }
}
