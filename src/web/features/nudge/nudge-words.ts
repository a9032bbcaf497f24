import type { Nudge } from '../../../shared/domain/nudge.ts'

/** The question, with the reason for asking it. */
export const nudgeSentence = ({ reason, count }: Nudge): string =>
  reason === 'failures'
    ? `${count === 1 ? 'One step has' : `${count} steps have`} failed. Would a senior get on faster?`
    : `This has been open for ${lengthOf(count)} without a resolution. Would a senior get on faster?`

function lengthOf(minutes: number): string {
  if (minutes % 60 !== 0) return minutes === 1 ? 'a minute' : `${minutes} minutes`
  return minutes === 60 ? 'an hour' : `${minutes / 60} hours`
}
