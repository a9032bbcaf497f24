import type { EscalationFigures, Recovered } from '../../contract/analytics.ts'
import { duration, intervalWords, notEnough, percent, trendWords } from './words.ts'

/** The week of an organization in a few lines: one for the bell, all for a mail. No name of a client or a person. */
export type Digest = { title: string; lines: { label: string; value: string }[] }

/** What there is to say of a week, or null when nobody escalated anything. */
export function digestOf(figures: EscalationFigures, recovered: Recovered): Digest | null {
  if (figures.escalations === 0) return null
  const { now, change } = figures.timeToFirstAction
  const trend = trendWords(change)
  const first =
    now.status === 'ok'
      ? `${duration(now.median)} (median of ${now.n}, 95 % interval ${intervalWords(now.low, now.high)})`
      : notEnough(now.n, now.needed)
  const resolved = figures.funnel.at(-1)?.count ?? 0
  return {
    title: `Last week: ${figures.escalations} ${figures.escalations === 1 ? 'escalation' : 'escalations'}, first action ${
      now.status === 'ok'
        ? `${duration(now.median)} after the claim`
        : `time: ${notEnough(now.n, now.needed)}`
    }`,
    lines: [
      { label: 'Escalations', value: `${figures.escalations}, of these resolved: ${resolved}` },
      { label: 'Time to first action', value: first },
      ...(trend ? [{ label: 'Against the week before', value: trend.text }] : []),
      { label: 'Claimed without an action yet', value: String(figures.withoutAction.standing) },
      ...(figures.returned.status === 'ok'
        ? [{ label: 'Returned', value: percent(figures.returned.share) }]
        : []),
      { label: 'Hours recovered against the baseline', value: hoursWords(recovered.check) },
    ],
  }
}

const hoursWords = (check: Recovered['check']): string =>
  check.status === 'insufficient_data'
    ? `not enough data yet: ${check.baselines} of ${check.needed} baselines, ${check.escalations} of ${check.needed} escalations`
    : `${check.hoursPerWeek.toFixed(2)} (95 % interval ${check.low.toFixed(2)} to ${check.high.toFixed(2)})`
