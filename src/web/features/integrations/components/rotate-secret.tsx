import { useState } from 'react'
import type { Integration } from '../../../../shared/contract/integrations.ts'
import { Button } from '../../../ui/button.tsx'
import { useIsPast } from '../../../ui/clock.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { useRotateSecret } from '../api.ts'

/** Makes a new signing secret and shows it once. The one before signs too for a day. */
export function RotateSecret({ integration: { id, name, config } }: { integration: Integration }) {
  const rotate = useRotateSecret()
  const [asking, setAsking] = useState(false)
  const until = typeof config.previousUntil === 'string' ? config.previousUntil : null
  const isOver = useIsPast(until === null ? null : Date.parse(until))
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs text-ink-subtle">
      <Button size="sm" variant="quiet" onClick={() => setAsking(true)} aria-label={`New secret for ${name}`}>
        New secret
      </Button>
      {until && !isOver && (
        <span>
          The secret before signs too; that ends <RelativeTime at={until} />
        </span>
      )}
      {rotate.data && (
        <div
          role="status"
          className="flex w-full flex-wrap items-center gap-2 rounded-lg border border-warning-line bg-warning-soft px-3 py-2 text-sm text-warning-text"
        >
          <span>The new secret, shown this once:</span>
          <code className="min-w-0 flex-1 basis-60 select-all [overflow-wrap:anywhere]">
            {rotate.data.secret}
          </code>
          <CopyButton text={rotate.data.secret} label="Copy the secret" size="sm" />
        </div>
      )}
      {asking && (
        <ConfirmDialog
          open
          title={`A new secret for ${name}?`}
          confirmLabel="Make a new secret"
          busy={rotate.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => rotate.mutate(id, { onSettled: () => setAsking(false) })}
        >
          It is shown once. For the next 24 hours each message carries a signature of both, so that the
          receiver can change over in its own time.
        </ConfirmDialog>
      )}
    </div>
  )
}
