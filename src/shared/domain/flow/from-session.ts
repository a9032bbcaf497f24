import type { SessionSummary } from '../../contract/sessions.ts'
import { clip } from '../clip.ts'
import { slugOf } from './new-text.ts'
import { FLOW_LIMITS, type Flow, type FlowNode, type FlowRisk } from './schema.ts'
import { plain, type RecordedStep } from './steps.ts'
import { withoutPlaceholders } from './template.ts'
import { tellingWords } from './words.ts'

type ResolvedSession = Pick<SessionSummary, 'title' | 'problem' | 'client' | 'resolution'>
const KEYWORDS_DRAFTED = 12
// " (97)" and a little more.
const NUMBER_ROOM = 10
// Room is left for the ends.
const STEPS_MAX = FLOW_LIMITS.nodes - 3

/**
 * A draft of a flow from a session that was resolved: its steps in their order. Had a step that failed worked, the
 * problem would have been solved there: that is its branch; a step that told something leads on; the last one leads
 * to the session's resolution. The client's name is taken out. An admin has to read it before anybody is led by it,
 * the risks above all, which are guessed high. Passes `checkFlow`. Null without a resolution or without a step that
 * was carried out.
 */
export function flowFromSession({
  session,
  steps,
  takenIds = new Set(),
}: {
  session: ResolvedSession
  steps: readonly RecordedStep[]
  takenIds?: ReadonlySet<string>
}): Flow | null {
  const neutral = neutralizer(session.client)
  const done = steps
    .filter(step => step.outcome !== 'proposed' && step.outcome !== 'skipped')
    .slice(-STEPS_MAX)
  if (session.resolution === null || done.length === 0) return null

  const texts = distinctTexts(done.map(step => neutral(step.text)))
  const nodes: Record<string, FlowNode> = {}
  for (const [index, step] of done.entries()) {
    const onwards = index + 1 < done.length ? `step-${index + 2}` : null
    const text = texts[index] ?? ''
    const full = neutral(step.text)
    nodes[`step-${index + 1}`] = {
      do: text,
      ...(full.length > FLOW_LIMITS.do ? { how: clip(full, FLOW_LIMITS.how) } : {}),
      why: 'It was done in the session that this flow comes from.',
      tell: clip(
        `There it ended as: ${step.outcome}. ${step.note?.trim() ? neutral(step.note) : ''}`.trim(),
        FLOW_LIMITS.tell,
      ),
      risk: guessRisk(full),
      next:
        onwards === null
          ? { worked: 'resolved', failed: 'escalate' }
          : step.outcome === 'failed'
            ? { worked: 'resolved-early', failed: onwards }
            : { worked: onwards, failed: onwards },
    }
  }
  if (done.slice(0, -1).some(step => step.outcome === 'failed'))
    nodes['resolved-early'] = { resolved: 'Solved by the last of these steps:\n\n{{steps}}' }
  nodes.resolved = {
    resolved: clip(withoutPlaceholders(neutral(session.resolution)), FLOW_LIMITS.resolved),
  }
  nodes.escalate = { escalate: 'Every step that once solved this problem was tried.', watch: 'watch' }

  const title = clip(neutral(session.title), FLOW_LIMITS.title)
  const firstLine = neutral(session.problem).split('\n')[0] ?? title
  const telling = tellingWords(`${title} ${clip(neutral(session.problem), FLOW_LIMITS.how)}`)
  const keywords = [...new Set(telling.map(({ word }) => word.toLowerCase()))]
    .filter(word => word.length <= FLOW_LIMITS.keyword)
    .slice(0, KEYWORDS_DRAFTED)
  return {
    id: slugOf(title, takenIds, 'session'),
    title,
    category: 'From sessions',
    draft: true,
    keywords: keywords.length > 0 ? keywords : ['draft'],
    symptoms: [...new Set([title, clip(firstLine, FLOW_LIMITS.symptom)])],
    start: 'step-1',
    nodes,
  }
}

/** Takes the client's name out and the line ends of other systems, and never leaves a text empty. */
function neutralizer(client: string | null): (text: string) => string {
  const name = client?.trim()
  const clean = (text: string) => text.replaceAll(/\r\n?/g, '\n').trim() || '(empty)'
  if (!name) return clean
  const pattern = new RegExp(name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi')
  return text => clean(text.replaceAll(pattern, 'the client'))
}

/** A step that was repeated is numbered: the flow tells its steps apart by their text. */
function distinctTexts(texts: readonly string[]): string[] {
  const taken = new Set<string>()
  return texts.map(text => {
    const short = clip(text, FLOW_LIMITS.do - NUMBER_ROOM)
    let label = short
    for (let number = 2; taken.has(plain(label)); number++) label = `${short} (${number})`
    taken.add(plain(label))
    return label
  })
}

// One verb of looking and nothing after an "and": "Checked and removed the profile" did more than look.
const LOOKING =
  /^(ask|check|compar|look|measur|ping|read|signed in|sign in|trac)\w*\b(?!.*(\band\b|\bthen\b|[,;]))/is

const guessRisk = (text: string): FlowRisk => (LOOKING.test(text) ? 'none' : 'disruptive')
