import type { Recovered } from '../../contract/analytics.ts'
import { replicateInterval, resampledMedian } from './bootstrap.ts'
import { SAMPLES_MIN } from './figure.ts'
import { median } from './quantile.ts'
import { normal, type Random } from './random.ts'

/** What the pilot promised: more than one hour a week. */
export const PILOT_HOURS = 1
/** From this many on the sum of a sample drawn with replacement is drawn from the normal distribution it tends to. */
const NORMAL_FROM = 200

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)
const told = (hours: number) => Math.round(hours * 1000) / 1000

/** Hours that these escalations recovered: each the median baseline minus its own time. Below zero where they lost some. */
export const hoursRecovered = (baselineMedian: number, times: Float64Array): number =>
  told((times.length * baselineMedian - sumOf(times)) / 3600)

/**
 * Whether the period recovered more than an hour a week. `baselines` and `times` rise, in seconds. The interval comes
 * from drawing both samples anew, so that few baselines make it wide.
 */
export function pilotCheck(baselines: Float64Array, times: Float64Array, days: number): Recovered['check'] {
  if (baselines.length < SAMPLES_MIN || times.length < SAMPLES_MIN)
    return {
      status: 'insufficient_data',
      threshold: PILOT_HOURS,
      baselines: baselines.length,
      escalations: times.length,
      needed: SAMPLES_MIN,
    }
  const weeks = days / 7
  const [drawMedian, drawSum] = [resampledMedian(baselines), resampledSum(times)]
  const perWeek = (baseline: number, sum: number) => (times.length * baseline - sum) / 3600 / weeks
  const hoursPerWeek = perWeek(median(baselines), sumOf(times))
  const [low, high] = replicateInterval(random => perWeek(drawMedian(random), drawSum(random)))
  const status = low > PILOT_HOURS ? 'met' : hoursPerWeek > PILOT_HOURS ? 'uncertain' : 'not_met'
  return {
    status,
    threshold: PILOT_HOURS,
    hoursPerWeek: told(hoursPerWeek),
    low: told(low),
    high: told(high),
  }
}

/** Draws the sum of one sample with replacement. */
function resampledSum(times: Float64Array): (random: Random) => number {
  const n = times.length
  const sum = sumOf(times)
  if (n < NORMAL_FROM)
    return random => {
      let total = 0
      for (let i = 0; i < n; i++) total += times[Math.floor(random() * n)] as number
      return total
    }
  const mean = sum / n
  const deviation = Math.sqrt(times.reduce((total, time) => total + (time - mean) ** 2, 0))
  return random => sum + deviation * normal(random)
}
