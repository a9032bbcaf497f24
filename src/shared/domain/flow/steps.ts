import type { Step } from '../../contract/sessions.ts'
import {
  type Flow,
  type FlowNode,
  type FlowOutcome,
  flowOutcome,
  type QuestionNode,
  type StepNode,
} from './schema.ts'

export type FlowPlace = { id: string; node: FlowNode }
export type RecordedStep = Pick<Step, 'text' | 'outcome' | 'note'>

/** The node of that id. */
export function placeIn(flow: Flow, id: string): FlowPlace | null {
  const node = Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined
  return node ? { id, node } : null
}

/**
 * Where `taken` leads from the node at `position`: the outcome of its step, or the answer to its question. Null when
 * it leads nowhere: at an end, for `proposed`, and for an answer that the question does not offer. In a flow that
 * passed `checkFlow` every chain of calls comes to an end.
 */
export function nextInFlow(flow: Flow, position: string, taken: string): FlowPlace | null {
  const node = placeIn(flow, position)?.node
  if (!node) return null
  const target =
    'answers' in node ? answerTarget(node, taken) : 'next' in node ? outcomeTarget(node, taken) : null
  return target === null ? null : placeIn(flow, target)
}

function answerTarget({ answers }: QuestionNode, answer: string): string | null {
  const wanted = plain(answer)
  return Object.entries(answers).find(([label]) => plain(label) === wanted)?.[1] ?? null
}

function outcomeTarget({ next }: StepNode, taken: string): string | null {
  const outcome = flowOutcome.safeParse(taken)
  return outcome.success ? (next[outcome.data] ?? next.otherwise ?? next.failed) : null
}

/** What a node is called in the session: how a recorded step is recognized as its. */
export const recordedText = (node: QuestionNode | StepNode): string =>
  plain('question' in node ? node.question : node.do)

/** The step to record for a node that was carried out or answered. An answer stands in the note. */
export function stepFor(node: StepNode, outcome: FlowOutcome, note?: string): RecordedStep
export function stepFor(node: QuestionNode, answer: string): RecordedStep
export function stepFor(node: StepNode | QuestionNode, taken: string, note?: string): RecordedStep {
  if ('question' in node) return { text: node.question, outcome: 'worked', note: taken }
  return { text: node.do, outcome: flowOutcome.parse(taken), note: note ?? null }
}

/**
 * Goes through the flow along the steps that a session recorded, and says where it stands. Only texts and outcomes
 * count, not the order: a step that was done before the flow was opened is not asked for again, and one whose outcome
 * is changed later moves the place. Of several records of one node the last one counts.
 */
export function followSteps(flow: Flow, steps: readonly RecordedStep[]) {
  const records = new Map<string, RecordedStep>()
  for (const step of steps) if (step.outcome !== 'proposed') records.set(plain(step.text), step)
  const passed: { id: string; taken: string }[] = []
  let place = placeIn(flow, flow.start)
  while (place) {
    const taken = takenAt(place.node, records)
    const next = taken === null ? null : nextInFlow(flow, place.id, taken)
    if (taken === null || next === null) break
    passed.push({ id: place.id, taken })
    place = next
  }
  return { passed, place }
}

function takenAt(node: FlowNode, records: ReadonlyMap<string, RecordedStep>): string | null {
  if (!('question' in node || 'do' in node)) return null
  const record = records.get(recordedText(node))
  if (!record) return null
  return 'question' in node ? record.note : record.outcome
}

/** How texts are compared: case and spacing do not count. */
export const plain = (text: string) => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
