import type {
  Assessment,
  AssessmentStatus,
  HandoffDetail,
  Snapshot,
} from '../../../../shared/contract/handoffs.ts'
import { formatSpan } from '../../../ui/format-time.ts'
import type { Beginning } from '../beginning.ts'
import { AssessmentBody } from './assessment-body.tsx'
import type { OnCite } from './cited.tsx'
import { ContextSection } from './context-section.tsx'
import { Stated } from './stated.tsx'

const WORDS: Record<AssessmentStatus, string> = {
  not_available: 'No assessment: none was made of this hand-off. The facts above are complete.',
  pending: 'The assessment is on its way and shows up here by itself. The facts above are complete.',
  ready: 'The assessment is ready.',
  timed_out: 'No assessment: it took too long. The facts above are complete.',
  failed: 'No assessment: it did not work out. The facts above are complete.',
}

/** The same where the rules have spoken already, and only the model's word is out. */
const BESIDE_THE_RULES: Record<AssessmentStatus, string> = {
  ...WORDS,
  pending: 'A language model is looking at it too; what it adds shows up here by itself, within seconds.',
  timed_out: 'The language model took too long, so the answer of the rules stands.',
  failed: 'The language model gave no usable answer, so the answer of the rules stands.',
}

const SOURCES: Record<Assessment['source'], string> = {
  rules: 'Drawn by rules, without AI.',
  llm: 'Written by a language model.',
}

type AssessmentSectionProps = {
  detail: HandoffDetail
  onCite: OnCite
  onBegin?: ((beginning: Beginning) => void) | undefined
}

/** What is known of the place where it happens, and what we think of it: facts first, inference after. */
export function AssessmentSection({ detail, onCite, onBegin }: AssessmentSectionProps) {
  const { handoff, snapshot, assessment } = detail
  const status = handoff.assessmentStatus
  const facts = assessment?.facts ?? snapshot.environment.map(fact => ({ ...fact, supported: true }))
  return (
    <ContextSection
      title="Assessment"
      aside={assessment ? `${workWords(snapshot)}. ${SOURCES[assessment.source]}` : workWords(snapshot)}
    >
      {facts.length > 0 && (
        <div className="flex flex-wrap gap-x-4 text-sm/6">
          <h4 className="text-ink-subtle">Facts</h4>
          <ul className="contents">
            {facts.map(fact => (
              <li key={`${fact.text} ${fact.citations[0]?.id}`} className="min-w-0 text-ink">
                <Stated statement={fact} onCite={onCite} problem={snapshot.problem.text} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <p
        role="status"
        data-assessment={status}
        className={status === 'ready' && assessment ? 'sr-only' : 'mt-1 text-sm text-ink-muted'}
      >
        {wordsFor(status, assessment !== null)}
      </p>
      {assessment && (
        <AssessmentBody assessment={assessment} snapshot={snapshot} onCite={onCite} onBegin={onBegin} />
      )}
    </ContextSection>
  )
}

function wordsFor(status: AssessmentStatus, hasAssessment: boolean): string {
  if (hasAssessment) return BESIDE_THE_RULES[status]
  return status === 'ready' ? WORDS.pending : WORDS[status]
}

const workWords = ({ minutesWorked, counts }: Snapshot) =>
  `${minutesWorked < 1 ? 'Less than a minute' : formatSpan(minutesWorked * 60_000)} worked, ${counted(counts.messages, 'message')}, ${counted(counts.steps, 'step')}, ${counts.failed} failed`

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
