import { LIMITS } from '../../contract/limits.ts'
import type { MessageRole, SessionStatus, StepOutcome } from '../../contract/sessions.ts'
import { clip } from '../clip.ts'
import type { Part, PersonInvolved } from './people.ts'
import { PAUSE_MINUTES, type TimeWorked } from './time-worked.ts'
import type { TimelineEntry } from './timeline.ts'
import { wrapLine } from './wrap-line.ts'
import type { Documentation } from './write-documentation.ts'

/** The headings of a note, as they stand alone on a line. */
export const HEADINGS = [
  'PROBLEM',
  'ENVIRONMENT',
  'TIMELINE (UTC)',
  'RULED OUT',
  'NOT TRIED',
  'LAST MESSAGES (UTC)',
  'RESOLUTION',
  'PEOPLE',
  'TIME WORKED',
] as const
type Heading = (typeof HEADINGS)[number]

const STATUS: Record<SessionStatus, string> = {
  active: 'Active',
  requesting_escalation: 'Being escalated',
  escalated: 'Escalated',
  resolved: 'Resolved',
}
const OUTCOME: Record<StepOutcome, string> = {
  worked: 'Worked',
  failed: 'Failed',
  partial: 'Partly worked',
  inconclusive: 'Inconclusive',
  skipped: 'Skipped',
  proposed: 'Not tried',
}
/** "Technician" says nothing of those who work here: an engineer speaks as one too. */
const ROLE: Record<MessageRole, string | null> = {
  technician: null,
  copilot: 'copilot',
  client: 'client',
  other: 'other',
}
const PART: Record<Part, string> = {
  started: 'started the session',
  handed_off: 'handed off',
  claimed: 'claimed',
  resolved: 'resolved',
}

/**
 * The documentation as the plain text of a ticket note: a title, then headings in capitals, paragraphs, and items
 * that begin with "- " and go on with two spaces. Sections without content are left out. At most
 * `LIMITS.documentation` long.
 */
export function asPlainText(documentation: Documentation): string {
  const { title, client, ticketRef, status, at, timeline, people } = documentation
  const head = [
    title,
    ...(ticketRef ? [`Ticket: ${ticketRef}`] : []),
    ...(client ? [`Client: ${client}`] : []),
    `Status: ${STATUS[status]}`,
    `Written: ${minute(at)} UTC`,
  ]
  const sections: [Heading, string[]][] = [
    ['PROBLEM', [documentation.problem]],
    ['ENVIRONMENT', documentation.environment.map(item)],
    [
      'TIMELINE (UTC)',
      [
        ...(timeline.leftOut > 0 ? [item(`${timeline.leftOut} earlier, left out here`)] : []),
        ...timeline.entries.map(entryItem),
      ],
    ],
    ['RULED OUT', documentation.ruledOut.map(item)],
    ['NOT TRIED', documentation.notTried.map(item)],
    [
      'LAST MESSAGES (UTC)',
      documentation.lastMessages.map(({ at, by, role, text }) =>
        item(`${minute(at)} ${withRole(by, role)}: ${text}`),
      ),
    ],
    ['RESOLUTION', documentation.resolution ? [documentation.resolution] : []],
    [
      'PEOPLE',
      [
        ...people.people.map(personItem),
        ...(people.leftOut > 0 ? [item(`${people.leftOut} more, left out here`)] : []),
      ],
    ],
    ['TIME WORKED', timeLines(documentation.timeWorked)],
  ]
  const told = sections.filter(([, lines]) => lines.some(line => line !== ''))
  const text = [head, ...told.map(([heading, lines]) => [heading, ...lines])]
    .map(lines => lines.join('\n'))
    .join('\n\n')
  return clip(text.split('\n').flatMap(wrapLine).join('\n'), LIMITS.documentation)
}

/** The first line behind a dash, the others indented below it. */
const item = (text: string) => `- ${text.split(/\n+/).join('\n  ')}`

function entryItem(entry: TimelineEntry): string {
  const { at, by } = entry
  const line = (text: string) => item(`${minute(at)} ${text}`)
  switch (entry.kind) {
    case 'started':
      return line(`Session started by ${by}`)
    case 'resolved':
      return line(`Resolved by ${by}`)
    case 'step':
      return line(
        [`${OUTCOME[entry.outcome]}: ${entry.text} (${by})`, ...(entry.note ? [entry.note] : [])].join('\n'),
      )
    case 'handed_off':
      return line(
        [
          `Hand-off ${entry.number} by ${by}, ${entry.watchLevel}${entry.target ? `, for ${entry.target}` : ''}`,
          `Reason: ${entry.reason}`,
          ...(entry.impact ? [`Impact: ${entry.impact}`] : []),
        ].join('\n'),
      )
    case 'passed_on':
      return line(`Hand-off ${entry.number} passed on by ${by}`)
    default:
      return line(`Hand-off ${entry.number} ${entry.kind} by ${by}`)
  }
}

function personItem({ name, role, parts, steps }: PersonInvolved): string {
  const recorded = steps > 0 ? [`recorded ${steps} ${steps === 1 ? 'step' : 'steps'}`] : []
  const did = [...parts.map(part => PART[part]), ...recorded].join(', ')
  return item(`${withRole(name, role)}${did ? `: ${did}` : ''}`)
}

const withRole = (name: string, role: MessageRole | null) =>
  role && ROLE[role] ? `${name} (${ROLE[role]})` : name

function timeLines({ minutes, people }: TimeWorked): string[] {
  if (people.length === 0) return []
  const each = people.map(({ name, minutes }) => `${name} ${duration(minutes)}`).join(', ')
  return [
    people.length === 1 ? each : `${duration(minutes)}: ${each}`,
    `Counted between two entries of the same person that are at most ${PAUSE_MINUTES} minutes apart; longer pauses do not count.`,
  ]
}

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  return [hours > 0 && `${hours} h`, (hours === 0 || minutes % 60 > 0) && `${minutes % 60} min`]
    .filter(Boolean)
    .join(' ')
}

/** "2026-03-01 10:34", in UTC whatever the offset of `at`. */
const minute = (at: string) => new Date(at).toISOString().slice(0, 16).replace('T', ' ')
