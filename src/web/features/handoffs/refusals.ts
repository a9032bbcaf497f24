import type { Me } from '../../../shared/contract/members.ts'
import { ApiProblem, problemOf } from '../../core/api.ts'
import { errorSentence } from '../../core/query-client.ts'
import { serverNow } from '../../ui/clock.ts'
import { formatRelative } from '../../ui/format-time.ts'
import { toast } from '../../ui/toast.ts'

/** How long ago, for a sentence that is said once and does not move on. */
const ago = (at: string): string => formatRelative(Date.parse(at), serverNow())

const ENDINGS: Record<string, string> = {
  open: 'It is back in the queue.',
  claimed: 'Someone has claimed it.',
  returned: 'It was returned to the one who made it.',
  withdrawn: 'It was withdrawn.',
  passed_on: 'It was escalated further.',
  resolved: 'The session is resolved.',
}

/** How a hand-off stands that can no longer be changed, in one sentence. */
export const endingOf = (status: string): string => ENDINGS[status] ?? 'It has ended.'

/** Why a change of a hand-off was refused, in one or two plain sentences. */
export function refusalText(error: unknown, me?: Me): string {
  const claimed = problemOf(error, 'handoff_already_claimed')
  if (claimed) {
    const by = claimed.claimedBy.id === me?.user.id ? 'you' : claimed.claimedBy.name
    return `Already claimed by ${by} ${ago(claimed.claimedAt)}.`
  }
  const ended = problemOf(error, 'handoff_ended')
  if (ended) return `This hand-off has ended. ${endingOf(ended.handoffStatus)}`
  if (problemOf(error, 'fence_passed')) return 'The hand-off changed hands meanwhile, so nothing was changed.'
  if (problemOf(error, 'handoff_not_yours'))
    return 'Someone else holds this hand-off now, so it is not yours to change.'
  return sentence((error instanceof ApiProblem && error.problem.detail) || errorSentence(error))
}

/** Tells why a change was refused. An ended login is told by the log-in page. */
export function toastRefusal(error: unknown, me?: Me): void {
  if (problemOf(error, 'login_required')) return
  const expected = problemOf(error, 'handoff_already_claimed') ?? problemOf(error, 'handoff_ended')
  toast({ title: refusalText(error, me), tone: expected ? 'warning' : 'danger' })
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)
