import { problemOf } from '../../../core/api.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { FailedState } from '../../../ui/failed-state.tsx'

/** What is wrong with the days of the address, by `from` and `to`. */
export function periodErrors(error: unknown): Readonly<Record<string, string>> {
  const issues = problemOf(error, 'validation_failed')?.issues ?? []
  return Object.fromEntries(issues.map(({ path, message }) => [path.replace(/^query\.?/, ''), message]))
}

type FailedViewProps = { title: string; error: unknown; onRetry: () => void; retrying: boolean }

/** Figures that could not be loaded; days that are impossible are told at their field instead. */
export const FailedView = ({ title, error, onRetry, retrying }: FailedViewProps) =>
  problemOf(error, 'validation_failed') ? (
    <p className="text-sm text-ink-muted">Choose days to see their figures.</p>
  ) : (
    <FailedState title={title} onRetry={onRetry} retrying={retrying}>
      {errorSentence(error)}
    </FailedState>
  )
