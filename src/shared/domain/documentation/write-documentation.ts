import { LIMITS } from '../../contract/limits.ts'
import type { MessageRole, SessionStatus } from '../../contract/sessions.ts'
import { clip } from '../clip.ts'
import { makeSnapshot } from '../snapshot.ts'
import type { DocumentationInput } from './input.ts'
import { type PersonInvolved, peopleOf } from './people.ts'
import { oneLine, tidyText } from './tidy-text.ts'
import { type TimeWorked, timeWorked } from './time-worked.ts'
import { type Timeline, timelineOf } from './timeline.ts'

/** The documentation of a session, before it is made into a note. */
export type Documentation = {
  title: string
  client: string | null
  ticketRef: string | null
  status: SessionStatus
  at: string
  problem: string
  environment: string[]
  timeline: Timeline
  ruledOut: string[]
  /** Steps that were proposed and not carried out. */
  notTried: string[]
  /** The last messages, for a session whose steps were not recorded. */
  lastMessages: { at: string; by: string; role: MessageRole; text: string }[]
  resolution: string | null
  people: { people: PersonInvolved[]; leftOut: number }
  timeWorked: TimeWorked
}

const FACTS_MAX = 20
const FACT_MAX = 200
const CAUSES_MAX = 10
const CAUSE_MAX = 300
const MESSAGE_MAX = 500

/**
 * What a session says about itself: problem, environment, what happened with outcomes, resolution, people and the
 * time they worked. It is the snapshot's facts word for word, shortened where they are long: nothing is inferred and
 * nothing added. The same input gives the same documentation.
 */
export function writeDocumentation(input: DocumentationInput): Documentation {
  const { session, messages, steps, at } = input
  const snapshot = makeSnapshot({ session, messages, steps, at })
  return {
    title: clip(oneLine(session.title), LIMITS.title),
    client: session.client && clip(oneLine(session.client), LIMITS.client),
    ticketRef: session.ticketRef && clip(oneLine(session.ticketRef), LIMITS.ticketRef),
    status: session.status,
    at,
    problem: tidyText(snapshot.problem.text),
    environment: texts(snapshot.environment, FACTS_MAX, FACT_MAX),
    timeline: timelineOf(input, snapshot.tried),
    ruledOut: texts(snapshot.ruledOut, CAUSES_MAX, CAUSE_MAX),
    notTried: texts(snapshot.notTried, CAUSES_MAX, CAUSE_MAX),
    lastMessages:
      snapshot.tried.length > 0
        ? []
        : snapshot.lastMessages.map(({ author, role, text, at }) => ({
            at,
            by: oneLine(author),
            role,
            text: clip(tidyText(text), MESSAGE_MAX),
          })),
    resolution: session.resolution && clip(tidyText(session.resolution), LIMITS.resolution),
    people: peopleOf(input),
    timeWorked: timeWorked(input),
  }
}

const texts = (facts: readonly { text: string }[], most: number, longest: number): string[] =>
  facts.slice(0, most).map(({ text }) => clip(oneLine(text), longest))
