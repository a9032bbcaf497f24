import { CircleAlert, CircleCheck } from 'lucide-react'
import { cx } from '../../../ui/cx.ts'

type Result = { ok: boolean; message: string; milliseconds: number }
type TestResultProps = { result: Result | undefined; pending: boolean }

/** How the test went, in the server's own sentence. */
export function TestResult({ result, pending }: TestResultProps) {
  const Icon = result?.ok ? CircleCheck : CircleAlert
  return (
    <div role="status" className="min-w-0 flex-1 basis-56 text-sm">
      {pending && <span className="text-ink-muted">Asking the model…</span>}
      {result && (
        <p className={cx('flex gap-1.5', result.ok ? 'text-success-text' : 'text-danger-text')}>
          <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 wrap-anywhere">
            {result.message}
            {result.ok && ` in ${(result.milliseconds / 1000).toFixed(1)} s`}
          </span>
        </p>
      )}
    </div>
  )
}
