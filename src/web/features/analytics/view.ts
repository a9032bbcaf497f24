import { useSearchParams } from 'react-router'
import { day, period, stage } from '../../../shared/contract/analytics.ts'
import { handoffStatus } from '../../../shared/contract/handoffs.ts'
import { addDays } from '../../../shared/domain/metrics/zone.ts'
import type { PeriodView } from './api.ts'

/** What an address can narrow the escalations behind a figure by; the names are those of the API. */
export type Behind = {
  /** The days of one point of the trend; without, those of the page. */
  on?: string | undefined
  until?: string | undefined
  stage?: string | undefined
  dropped?: string | undefined
  client?: string | undefined
  category?: string | undefined
  engineer?: string | undefined
  weekday?: string | undefined
  hour?: string | undefined
  minSeconds?: string | undefined
  maxSeconds?: string | undefined
  invalid?: string | undefined
  test?: string | undefined
}

const NAMES = [
  'on',
  'until',
  'stage',
  'dropped',
  'client',
  'category',
  'engineer',
  'weekday',
  'hour',
  'minSeconds',
  'maxSeconds',
  'invalid',
  'test',
] as const satisfies (keyof Behind)[]

/** The view that an address names: the days, and which figure's escalations are looked at; null for none. */
export function viewFrom(search: URLSearchParams): { period: PeriodView; behind: Behind | null } {
  const chosen = period.safeParse(search.get('period') ?? '7d').data ?? '7d'
  const dates =
    chosen === 'custom' ? { from: search.get('from') ?? undefined, to: search.get('to') ?? undefined } : {}
  const behind = Object.fromEntries(
    NAMES.flatMap(name => {
      const value = search.get(name)
      return value === null ? [] : [[name, value]]
    }),
  ) as Behind
  return {
    period: { period: chosen, ...dates },
    behind: Object.keys(behind).length > 0 ? behind : null,
  }
}

/** The search part of the address of a view. */
export function addressOfView(view: PeriodView, behind: Behind = {}): string {
  const entries = Object.entries({ ...view, ...behind }).filter(([, value]) => value !== undefined)
  return `?${new URLSearchParams(entries as [string, string][])}`
}

/** What the API is asked for the escalations behind a figure. An address that names nonsense asks for none of it. */
export function measuredQuery(view: PeriodView, behind: Behind) {
  const { on, until, ...filter } = behind
  const days = on && until ? ({ period: 'custom', from: on, to: until } as const) : view
  return {
    ...days,
    ...filter,
    stage: stage.safeParse(filter.stage).data,
    dropped: handoffStatus.safeParse(filter.dropped).data,
    weekday: numberIn(filter.weekday),
    hour: numberIn(filter.hour),
    minSeconds: numberIn(filter.minSeconds),
    maxSeconds: numberIn(filter.maxSeconds),
    invalid: filter.invalid === 'true' ? 'true' : undefined,
    test: filter.test === 'true' ? 'true' : undefined,
  }
}

const numberIn = (text: string | undefined) =>
  text?.trim() && Number.isFinite(Number(text)) ? Number(text) : undefined

/** A day and so many more. What is no day stays as it is: the server says at its field what is wrong. */
export const shiftDay = (text: string, days: number) =>
  day.safeParse(text).success ? addDays(text, days) : text

/** The view of the page's own address, and the links from it. */
export function useView() {
  const [search] = useSearchParams()
  const view = viewFrom(search)
  return { ...view, linkTo: (behind: Behind) => addressOfView(view.period, behind) }
}
