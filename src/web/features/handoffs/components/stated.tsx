import type { Statement } from '../../../../shared/contract/handoffs.ts'
import { Cited, type OnCite } from './cited.tsx'

type StatedProps = {
  statement: Statement
  onCite: OnCite
  /** The problem as it was told: what stands in it has no message to lead to, and is no guess either. */
  problem: string
}

/** A statement that leads to its sources, or says that it has none. */
export function Stated({ statement: { text, citations, supported }, onCite, problem }: StatedProps) {
  return (
    <>
      <Cited citations={citations} onCite={onCite}>
        {text}
      </Cited>
      {!supported && <Unsupported inProblem={problem.includes(text)} />}
    </>
  )
}

/** Beside what no message and no step shows. */
function Unsupported({ inProblem }: { inProblem: boolean }) {
  return (
    <span
      className="ml-1 text-xs whitespace-nowrap text-ink-subtle"
      title="No message and no step of the session shows it"
    >
      {inProblem ? '(told in the problem)' : '(unsupported)'}
    </span>
  )
}
