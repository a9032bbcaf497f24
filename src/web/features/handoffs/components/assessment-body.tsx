import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Assessment, Confidence, Snapshot, Statement } from '../../../../shared/contract/handoffs.ts'
import { Badge, type Tone } from '../../../ui/badge.tsx'
import type { Beginning } from '../beginning.ts'
import type { OnCite } from './cited.tsx'
import { FirstSteps } from './first-steps.tsx'
import { Stated } from './stated.tsx'

const CONFIDENCE: Record<Confidence, { label: string; tone: Tone }> = {
  likely: { label: 'Likely', tone: 'info' },
  possible: { label: 'Possible', tone: 'neutral' },
  unlikely: { label: 'Unlikely', tone: 'neutral' },
}

type AssessmentBodyProps = {
  assessment: Assessment
  snapshot: Snapshot
  onCite: OnCite
  onBegin: ((beginning: Beginning) => void) | undefined
}

/** The inference of an assessment: causes, first steps, what if, and what to be careful with. */
export function AssessmentBody({ assessment, snapshot, onCite, onBegin }: AssessmentBodyProps) {
  const { causes, suggestedSteps, contingency, risks } = assessment
  const problem = snapshot.problem.text
  const suggested = suggestedSteps.map(({ text }) => ({ text }))
  const ruledOut = beyond(assessment.ruledOut, snapshot.ruledOut)
  const notTried = beyond(assessment.notTried, [...snapshot.notTried, ...suggested])
  return (
    <div className="mt-1.5 grid gap-x-6 gap-y-2 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="min-w-0 space-y-2">
        <Part title="Likely causes">
          {causes.length === 0 && <p className="text-ink-muted">No known cause fits what is told.</p>}
          <ol className="space-y-1">
            {causes.map(cause => (
              <li key={cause.text} className="flex min-w-0 items-start gap-2 text-ink">
                <Badge tone={CONFIDENCE[cause.confidence].tone} className="w-16 justify-center">
                  {CONFIDENCE[cause.confidence].label}
                </Badge>
                <div className="min-w-0 flex-1">
                  <Stated statement={cause} onCite={onCite} problem={problem} />
                </div>
              </li>
            ))}
          </ol>
        </Part>
        <Risks {...{ risks, onCite, problem }} />
        <Statements title="Ruled out by what was tried" {...{ statements: ruledOut, onCite, problem }} />
        <Statements title="Not yet tried" {...{ statements: notTried, onCite, problem }} />
      </div>
      <div className="min-w-0 space-y-2">
        <FirstSteps steps={suggestedSteps} onCite={onCite} problem={problem} onBegin={onBegin} />
        {contingency.length > 0 && (
          <Part title="What if">
            <ul className="space-y-1 text-ink">
              {contingency.map(({ when, then, ...sources }) => (
                <li key={when}>
                  <Stated
                    statement={{ text: `If ${when}, then ${then}.`, ...sources }}
                    onCite={onCite}
                    problem={problem}
                  />
                </li>
              ))}
            </ul>
          </Part>
        )}
      </div>
    </div>
  )
}

/** What the snapshot, which stands above, does not say already. */
const beyond = (statements: readonly Statement[], known: readonly { text: string }[]) =>
  statements.filter(({ text }) => !known.some(fact => fact.text === text))

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="min-w-0 text-sm">
    <h4 className="mb-0.5 text-xs font-medium text-ink-subtle">{title}</h4>
    {children}
  </div>
)

type RisksProps = { risks: readonly Statement[]; onCite: OnCite; problem: string }

function Risks({ risks, onCite, problem }: RisksProps) {
  if (risks.length === 0) return null
  return (
    <div className="flex items-start gap-2 rounded-md border border-warning-line bg-warning-soft px-2 py-1 text-sm">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning-text" />
      <div className="min-w-0">
        <h4 className="sr-only">Careful</h4>
        <ul className="space-y-1">
          {risks.map(risk => (
            <li key={risk.text} className="text-warning-text">
              <Stated statement={risk} onCite={onCite} problem={problem} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

type StatementsProps = { title: string; statements: readonly Statement[]; onCite: OnCite; problem: string }

function Statements({ title, statements, onCite, problem }: StatementsProps) {
  if (statements.length === 0) return null
  return (
    <Part title={title}>
      <ul className="list-disc pl-4 text-ink marker:text-ink-subtle">
        {statements.map(statement => (
          <li key={statement.text}>
            <Stated statement={statement} onCite={onCite} problem={problem} />
          </li>
        ))}
      </ul>
    </Part>
  )
}
