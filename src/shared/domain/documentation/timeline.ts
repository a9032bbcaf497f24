import type { Snapshot, WatchLevel } from '../../contract/handoffs.ts'
import type { StepOutcome } from '../../contract/sessions.ts'
import { clip } from '../clip.ts'
import type { DocumentationInput, HandoffFacts } from './input.ts'
import { oneLine, tidyText } from './tidy-text.ts'

export type TimelineEntry = { at: string; by: string } & (
  | { kind: 'started' | 'resolved' }
  | { kind: 'step'; outcome: StepOutcome; text: string; note: string | null }
  | {
      kind: 'handed_off'
      number: number
      watchLevel: WatchLevel
      target: string | null
      reason: string
      impact: string | null
    }
  | { kind: 'claimed' | 'returned' | 'passed_on' | 'withdrawn'; number: number }
)

export type Timeline = {
  entries: TimelineEntry[]
  /** Older steps and hand-offs that found no room. */
  leftOut: number
}

const HANDOFFS_MAX = 3
const STEP_MAX = 600
const NOTE_MAX = 1_200
const REASON_MAX = 1_000
const IMPACT_MAX = 500
/** Characters that all steps together may take. */
const STEPS_ROOM = 12_000
/** Time, outcome and brackets of a step. */
const STEP_FRAME = 40

/** What happened in the order of time. Of very many steps and hand-offs it keeps the latest. */
export function timelineOf(
  { session, steps, handoffs }: DocumentationInput,
  tried: Snapshot['tried'],
): Timeline {
  const kept = latestThatFit(tried.map(stepEntry))
  const latest = handoffs.toSorted((a, b) => a.number - b.number).slice(-HANDOFFS_MAX)
  const entries: TimelineEntry[] = [
    { kind: 'started', at: session.createdAt, by: oneLine(session.createdBy.name) },
    ...kept,
    ...latest.flatMap(handoffEntries),
    ...(session.resolvedAt
      ? [{ kind: 'resolved' as const, at: session.resolvedAt, by: oneLine(session.owner.name) }]
      : []),
  ]
  const done = steps.filter(step => step.outcome !== 'proposed').length
  return {
    entries: entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    leftOut: done - kept.length + handoffs.length - latest.length,
  }
}

type StepEntry = Extract<TimelineEntry, { kind: 'step' }>

const stepEntry = ({ text, outcome, note, by, at }: Snapshot['tried'][number]): StepEntry => ({
  kind: 'step',
  at,
  by: oneLine(by),
  outcome,
  text: clip(tidyText(text), STEP_MAX),
  note: note === null ? null : clip(tidyText(note), NOTE_MAX),
})

function latestThatFit(entries: StepEntry[]): StepEntry[] {
  let room = STEPS_ROOM
  let from = entries.length
  while (from > 0) {
    const { text, note, by } = entries[from - 1] as StepEntry
    const lines = `${text}\n${note ?? ''}`
    // An indent a line, and the break itself.
    room -= lines.length + 3 * lines.split('\n').length + by.length + STEP_FRAME
    if (room < 0) break
    from -= 1
  }
  return entries.slice(from)
}

function handoffEntries(handoff: HandoffFacts): TimelineEntry[] {
  const { number, status, createdBy, createdAt, claimedBy, claimedAt, endedAt } = handoff
  const entries: TimelineEntry[] = [
    {
      kind: 'handed_off',
      at: createdAt,
      by: oneLine(createdBy.name),
      number,
      watchLevel: handoff.watchLevel,
      target: handoff.target && oneLine(handoff.target.name),
      reason: clip(tidyText(handoff.reason), REASON_MAX),
      impact: handoff.impact && clip(tidyText(handoff.impact), IMPACT_MAX),
    },
  ]
  if (claimedBy && claimedAt)
    entries.push({ kind: 'claimed', at: claimedAt, by: oneLine(claimedBy.name), number })
  const ender = status === 'withdrawn' ? createdBy : claimedBy
  if (endedAt && ender && (status === 'returned' || status === 'passed_on' || status === 'withdrawn'))
    entries.push({ kind: status, at: endedAt, by: oneLine(ender.name), number })
  return entries
}
