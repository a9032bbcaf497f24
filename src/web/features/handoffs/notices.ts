import type { QueryClient } from '@tanstack/react-query'
import type { Handoff } from '../../../shared/contract/handoffs.ts'
import type { Me } from '../../../shared/contract/members.ts'
import { meQuery } from '../../core/me.ts'
import type { EventOf } from '../../core/realtime/applier.ts'
import { flashTitle } from '../../core/title-flash.ts'
import { serverNow } from '../../ui/clock.ts'
import { mayClaim } from './claim-rules.ts'
import type { HandoffList } from './handoff-lists.ts'
import { sayOnce } from './say-once.ts'

type NoticeEvent = EventOf<'handoff_created' | 'handoff_released' | 'handoff_claimed'>

const loadedAt = Date.now()
const QUEUE_KEY = ['handoffs', { status: 'open' }]

/**
 * Tells an engineer of a hand-off that someone else put into the queue, or took out of it: once, and not when
 * it happened before this page was opened. Call it before the lists are patched.
 */
export function tellOf(event: NoticeEvent, queries: QueryClient): void {
  const { handoff } = event.data
  const me = queries.getQueryData(meQuery.queryKey)
  if (!me || !mayClaim(me) || event.actor?.id === me.user.id || handoff.createdBy.id === me.user.id) return
  if (!isFresh(event)) return

  const queue = queries.getQueryData<HandoffList>(QUEUE_KEY)
  const held = queue?.handoffs.find(one => one.id === handoff.id) ?? queue?.left[handoff.id]
  if (held && held.version > handoff.version) return
  if (event.type === 'handoff_claimed') {
    if (held && isOnScreen(queries)) sayOnce(handoff, `${claimedWords(handoff)}: ${handoff.session.title}.`)
    return
  }
  const words = event.type === 'handoff_released' ? 'Back in the queue' : newWords(handoff, me)
  if (sayOnce(handoff, `${words}: ${handoff.session.title}.`)) flashTitle(words)
}

/** A replay brings what happened earlier. Event times are the server's, so its clock counts. */
const isFresh = (event: NoticeEvent) => Date.parse(event.at) >= loadedAt + (serverNow() - Date.now())

const isOnScreen = (queries: QueryClient) =>
  queries.getQueryCache().find({ queryKey: QUEUE_KEY, exact: true })?.isActive() ?? false

const claimedWords = ({ claimedBy }: Handoff) => `Claimed by ${claimedBy?.name ?? 'someone else'}`

const newWords = ({ watchLevel, target }: Handoff, me: Me) =>
  `${watchLevel === 'critical' ? 'Critical' : 'New'} hand-off${target?.id === me.user.id ? ' for you' : ''}`
