import { randomUUID } from 'node:crypto'
import type { Baseline } from '../../../../shared/contract/baselines.ts'
import type { Cast } from '../cast.ts'
import type { Chance } from './chance.ts'
import type { PastEvent } from './tell-past.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
/** Three weeks of measuring: on which day, and what was noted. */
const MEASURED: readonly (readonly [
  day: number,
  by: 'engineer' | 'engineer2' | 'admin',
  note: string | null,
])[] = [
  [20, 'engineer', 'By phone, mail of the dental group'],
  [20, 'engineer2', null],
  [19, 'engineer', 'At the desk'],
  [18, 'engineer', null],
  [17, 'engineer2', 'Had to ask twice what was tried'],
  [14, 'admin', null],
  [13, 'engineer', 'VPN, by phone'],
  [12, 'engineer2', null],
  [11, 'engineer', 'Technician was on the way to a client'],
  [7, 'engineer2', null],
  [6, 'engineer', 'At the desk, with screen sharing'],
  [5, 'admin', null],
]
/** One in six was told afterwards. */
const typed = (index: number) => index % 6 === 5

/** Hand-offs that were told by phone or at the desk while somebody held a stopwatch. */
export function tellBaselines(midnight: number, cast: Cast, chance: Chance) {
  const told = MEASURED.map(([day, by, note], index) => {
    const at = midnight - day * DAY + chance.between(8, 16) * HOUR
    const baseline: Baseline = {
      id: randomUUID(),
      source: typed(index) ? 'typed' : 'stopwatch',
      measuredBy: { id: cast[by].id, name: cast[by].name },
      startedAt: new Date(at).toISOString(),
      seconds: Math.round(chance.around(405, 0.35)),
      note,
      edited: false,
      version: typed(index) ? 1 : 2,
    }
    return { by: cast[by], at, baseline }
  })
  const events = told.flatMap(({ by, at, baseline }): PastEvent[] => {
    const seconds = baseline.seconds ?? 0
    if (baseline.source === 'typed') return [{ type: 'baseline_recorded', data: { baseline }, at, actor: by }]
    const before = { ...baseline, seconds: null, version: 1 }
    return [
      { type: 'baseline_recorded', data: { baseline: before }, at, actor: by },
      { type: 'baseline_changed', data: { baseline, before }, at: at + seconds * 1000, actor: by },
    ]
  })
  const rows = told.map(({ by, baseline }) => ({
    id: baseline.id,
    source: baseline.source,
    measured_by: by.id,
    started_at: baseline.startedAt,
    seconds: baseline.seconds,
    note: baseline.note,
    version: baseline.version,
  }))
  return { rows, events }
}
