import type { AssessmentStatus, HandoffDetail, Snapshot } from '../../../../shared/contract/handoffs.ts'
import { formatSpan } from '../../../ui/format-time.ts'
import { Cited, type OnCite } from './cited.tsx'
import { ContextSection } from './context-section.tsx'

const WORDS: Record<AssessmentStatus, string> = {
  not_available: 'No assessment: none is set up. The facts above are complete.',
  pending: 'The assessment is on its way and shows up here by itself. The facts above are complete.',
  ready: 'The assessment is ready.',
  timed_out: 'No assessment: it took too long. The facts above are complete.',
  failed: 'No assessment: it did not work out. The facts above are complete.',
}

/** What we think of it, beside what is known of the session and of the place where it happens. */
export function AssessmentSection({ detail, onCite }: { detail: HandoffDetail; onCite: OnCite }) {
  const { handoff, snapshot } = detail
  return (
    <ContextSection title="Assessment" aside={workWords(snapshot)}>
      <p role="status" className="text-sm text-ink-muted" data-assessment={handoff.assessmentStatus}>
        {WORDS[handoff.assessmentStatus]}
      </p>
      {snapshot.environment.length > 0 && (
        <div className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm/6">
          <h4 className="text-ink-subtle">Environment</h4>
          <ul className="contents">
            {snapshot.environment.map(fact => (
              <li key={`${fact.text} ${fact.citations[0]?.id}`} className="min-w-0 text-ink">
                <Cited citations={fact.citations} onCite={onCite}>
                  {fact.text}
                </Cited>
              </li>
            ))}
          </ul>
        </div>
      )}
    </ContextSection>
  )
}

const workWords = ({ minutesWorked, counts }: Snapshot) =>
  `${minutesWorked < 1 ? 'Less than a minute' : formatSpan(minutesWorked * 60_000)} worked, ${counted(counts.messages, 'message')}, ${counted(counts.steps, 'step')}, ${counts.failed} failed`

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
