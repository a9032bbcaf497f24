import type { Handoff } from '../../../../shared/contract/handoffs.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'

/** Where a hand-off stands and since when, in one line. */
export function HandoffStanding({ handoff }: { handoff: Handoff }) {
  const { status, claimedBy, claimedAt, endedAt, createdAt } = handoff
  const at = (status === 'open' ? createdAt : status === 'claimed' ? claimedAt : endedAt) ?? createdAt
  return (
    <>
      {standingWords(status, claimedBy?.name)} <RelativeTime at={at} />
    </>
  )
}

/** How a hand-off stands, in the words that a time follows. */
function standingWords(status: Handoff['status'], name = 'an engineer'): string {
  switch (status) {
    case 'open':
      return 'Waiting, handed off'
    case 'claimed':
      return `Claimed by ${name}`
    case 'returned':
      return `Returned by ${name}`
    case 'withdrawn':
      return 'Withdrawn'
    case 'passed_on':
      return `Passed on by ${name}`
    case 'resolved':
      return 'Resolved'
  }
}
