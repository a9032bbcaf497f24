import type { z } from 'zod'
import type { handoffNotificationKind } from '../contract/notifications.ts'

export type NotificationKind = z.output<typeof handoffNotificationKind>

const PROBLEM_CHARACTERS = 70
// One visible character can be thousands of combining marks; a title is never longer than its column.
const PROBLEM_CODE_UNITS = 280

const OPENING: Record<NotificationKind, string> = {
  escalation: 'Escalation from',
  claimed: 'Claimed by',
  returned: 'Returned by',
  released: 'Back in the queue, released by',
  resolved: 'Resolved by',
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
const fold = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** One line for the bell and the toast: what happened, who did it, on which ticket, about which problem. */
export function notificationTitle(
  kind: NotificationKind,
  about: { name: string; ticketRef: string | null; problem: string },
): string {
  const ticket = about.ticketRef === null ? '' : fold(about.ticketRef).replace(/^#+ ?/, '')
  const who = `${OPENING[kind]} ${fold(about.name)}`
  return `${who}${ticket === '' ? '' : ` · #${ticket}`}: ${beginning(fold(about.problem))}`
}

/** The first characters as a reader counts them, with an ellipsis only when something was cut. */
function beginning(problem: string): string {
  let kept = 0
  let end = 0
  for (const { segment } of characters.segment(problem)) {
    if (kept === PROBLEM_CHARACTERS || end + segment.length > PROBLEM_CODE_UNITS) {
      return `${problem.slice(0, end).trimEnd()}…`
    }
    kept += 1
    end += segment.length
  }
  return problem
}
