import type { MeasuredEscalation } from '../../../shared/contract/analytics.ts'
import type { FactRow } from './queries.ts'

const moment = (at: Date | null, seq: number | null) =>
  at && seq !== null ? { at: at.toISOString(), event: Number(seq) } : null

/** Seconds that a clock did not make negative, or null. */
const valid = (seconds: number | null) => (seconds !== null && seconds >= 0 ? seconds : null)

/** One escalation with its times. `baselineMedian` in seconds, null where there is none to speak of. */
export function presentFact(
  row: FactRow,
  { namesShown, baselineMedian }: { namesShown: boolean; baselineMedian: number | null },
): MeasuredEscalation {
  const action = moment(row.action_at, row.action_seq)
  const toAction = valid(row.to_action)
  return {
    handoffId: row.handoff_id,
    sessionId: row.session_id,
    number: row.number,
    title: row.title,
    client: row.client,
    category: row.category,
    engineer:
      namesShown && row.claimed_by !== null ? { id: row.claimed_by, name: row.engineer_name ?? '' } : null,
    status: row.status as MeasuredEscalation['status'],
    created: { at: row.created_at.toISOString(), event: Number(row.created_seq) },
    seen: moment(row.seen_at, row.seen_seq),
    claimed: moment(row.first_claimed_at, row.first_claimed_seq),
    measuredClaim: moment(row.claimed_at, row.claimed_seq),
    action: action && {
      ...action,
      kind: row.action_kind as NonNullable<MeasuredEscalation['action']>['kind'],
    },
    ended: moment(row.ended_at, row.ended_seq),
    secondsToSeen: valid(row.to_seen),
    secondsToClaim: valid(row.to_claim),
    secondsToFirstAction: toAction,
    secondsRecovered:
      baselineMedian === null || toAction === null ? null : Math.round((baselineMedian - toAction) * 10) / 10,
    invalid: [row.to_seen, row.to_claim, row.to_action].some(seconds => seconds !== null && seconds < 0),
    test: row.excluded === 'test',
  }
}
