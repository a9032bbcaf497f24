import type { Chance } from './chance.ts'
import { type PastCase, pastCases } from './past-cases.ts'

export type Technician = 'technician' | 'technician2'
export type Claimer = 'engineer' | 'engineer2' | 'admin'

/** How an escalation went on, in the order of the log. */
export type Course =
  | 'resolved'
  /** Given back to the queue without any action, then claimed by somebody else. */
  | 'idle'
  /** Given back to the technician, who resolves it. */
  | 'returned'
  /** Given back to the technician, who escalates again. */
  | 'again'
  /** Escalated further by the claimer, who did nothing else. */
  | 'passed_on'
  | 'withdrawn'

export type PastEscalation = {
  what: PastCase
  client: string
  who: string
  pc: string
  ticketRef: string
  technician: Technician
  /** The second one comes in where the first gives it back. */
  claimers: readonly [Claimer, Claimer]
  course: Course
  /** A trial run, which counts in no figure. */
  test: boolean
  /** When the session began, in milliseconds since 1970; all else in seconds after the one before. */
  startedAt: number
  worked: number
  toSeen: number
  toClaim: number
  toAction: number
  toEnd: number
  assessed: boolean
  /** Whoever claimed it began with what the assessment suggested. */
  takesUp: boolean
}

const WEEKS = 8
const DAY = 86_400_000
const HOUR = 3_600_000

/** Each client with how much it calls and the initials of its machines. */
const CLIENTS: readonly (readonly [name: string, weight: number, machines: string])[] = [
  ['Tarn & Lowe Logistics', 5, 'TL'],
  ['Calder Valley Foods', 4, 'CV'],
  ['Osgood Dental Group', 4, 'OD'],
  ['Harrow & Finch Architects', 3, 'HF'],
  ['Brightwater Pumps', 3, 'BW'],
  ['Pellworth Studio', 2, 'PS'],
  ['Lindqvist Training Centre', 2, 'LT'],
]
const PEOPLE = [
  ...['Amelie Novak', 'Ben Castell', 'Carla Winther', 'Dilip Mehra', 'Edda Lindholm', 'Femi Adeyemi'],
  ...['Gwen Talbot', 'Hugo Ferrant', 'Ines Caldeira', 'Jan Wouters', 'Keira Doyle', 'Luca Brandi'],
]
/** Escalations of each day from Monday on; how many begin in each hour from seven on. */
const WEEK = [5, 4, 4, 4, 3, 0.4, 0.1]
const HOURS = [1, 3, 5, 4, 3, 1, 3, 4, 3, 2, 1]

/** The weeks before midnight: weekdays, office hours, and people who become a little quicker. Oldest first. */
export function planWeeks(midnight: number, chance: Chance): PastEscalation[] {
  const planned: PastEscalation[] = []
  for (let day = WEEKS * 7; day >= 1; day--) {
    const start = midnight - day * DAY
    const expected = WEEK[(new Date(start).getUTCDay() + 6) % 7] ?? 0
    const count = Math.floor(expected + chance.next())
    const times = Array.from({ length: count }, () => start + timeOfDay(chance)).sort((a, b) => a - b)
    for (const startedAt of times) planned.push(planOne(startedAt, planned.length, day / (WEEKS * 7), chance))
  }
  return planned
}

const timeOfDay = (chance: Chance) => (7 + weighted(HOURS, chance) + chance.next()) * HOUR

/** `age` falls from 1 to 0 over the weeks. */
function planOne(startedAt: number, index: number, age: number, chance: Chance): PastEscalation {
  const what = chance.pick(pastCases)
  const client = CLIENTS[
    weighted(
      CLIENTS.map(([, weight]) => weight),
      chance,
    )
  ] as (typeof CLIENTS)[number]
  const grave = what.watchLevel === 'critical' ? 0.6 : 1
  return {
    what,
    client: client[0],
    who: chance.pick(PEOPLE),
    pc: `${client[2]}-PC${String(Math.floor(chance.between(3, 60))).padStart(2, '0')}`,
    ticketRef: String(20_100 + index * 3),
    technician: chance.happens(0.6) ? 'technician' : 'technician2',
    claimers: chance.pick([
      ['engineer', 'engineer2'],
      ['engineer', 'engineer2'],
      ['engineer', 'admin'],
      ['engineer2', 'engineer'],
      ['engineer2', 'engineer'],
      ['admin', 'engineer2'],
    ] as const),
    course: courseOf(chance.next()),
    test: chance.happens(0.015),
    startedAt,
    worked: chance.around(1_500, 0.4),
    toSeen: chance.around(35 * grave, 0.9),
    toClaim: chance.around(75 * grave, 0.9),
    toAction: chance.around((100 + 60 * age) * grave, 0.75),
    toEnd: chance.around(1_400, 0.6),
    assessed: !chance.happens(0.02),
    takesUp: chance.happens(0.3),
  }
}

function courseOf(number: number): Course {
  if (number < 0.76) return 'resolved'
  if (number < 0.82) return 'idle'
  if (number < 0.89) return 'returned'
  if (number < 0.94) return 'again'
  return number < 0.97 ? 'passed_on' : 'withdrawn'
}

/** An index, the more often the greater its weight. */
function weighted(weights: readonly number[], chance: Chance): number {
  let left = chance.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const index = weights.findIndex(weight => {
    left -= weight
    return left < 0
  })
  return Math.max(index, 0)
}
