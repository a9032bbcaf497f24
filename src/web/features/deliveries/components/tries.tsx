import type { DeliveryTry } from '../../../../shared/contract/deliveries.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'

/** Each try to send a message, oldest first: when, how long it took, what came of it. */
export function Tries({ tries }: { tries: readonly DeliveryTry[] }) {
  if (tries.length === 0) return null
  return (
    <details className="text-xs text-ink-muted">
      <summary className="w-fit cursor-pointer rounded-sm py-1 hover:text-ink">
        {tries.length === 1 ? '1 try' : `${tries.length} tries`}
      </summary>
      <ol className="mt-1 space-y-1">
        {tries.map(({ number, at, ms, status, error }) => (
          <li key={number} className="[overflow-wrap:anywhere]">
            {number}. <RelativeTime at={at} /> · {ms.toLocaleString('en')} ms
            {status !== null && ` · status ${status}`} · {error ?? 'Taken'}
          </li>
        ))}
      </ol>
    </details>
  )
}
