import { useState } from 'react'
import type { Integration, IntegrationType } from '../../../../shared/contract/integrations.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { toast } from '../../../ui/toast.ts'
import { useChangeIntegration, useRemoveIntegration, useTestIntegration } from '../api.ts'
import { CallbackAddress } from './callback-address.tsx'
import { Light } from './light.tsx'
import { RotateSecret } from './rotate-secret.tsx'
import { TicketMappingDialog } from './ticket-mapping-dialog.tsx'

type IntegrationRowProps = {
  integration: Integration
  type: IntegrationType | undefined
  onEdit: () => void
  onLog: () => void
}

/** One integration: how it stands, and what can be done with it. */
export function IntegrationRow({ integration, type, onEdit, onLog }: IntegrationRowProps) {
  const { id, name, paused, lastSuccessAt, lastError, lastErrorAt } = integration
  const change = useChangeIntegration()
  const remove = useRemoveIntegration()
  const test = useTestIntegration()
  const [removing, setRemoving] = useState(false)
  const [mapping, setMapping] = useState(false)
  const tickets = type?.group === 'tickets'
  return (
    <li className="space-y-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <p className="flex items-center gap-2">
            <span className="truncate text-sm font-medium text-ink" title={name}>
              {name}
            </span>
            <Light light={integration.light} />
          </p>
          <p className="text-xs text-ink-subtle">
            {type?.label ?? integration.kind}
            {lastSuccessAt && (
              <>
                {' · last success '}
                <RelativeTime at={lastSuccessAt} />
              </>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          <Button
            size="sm"
            busy={test.isPending}
            onClick={() => test.mutate(id)}
            aria-label={tickets ? `Check now: ${name}` : `Send me one now over ${name}`}
          >
            {tickets ? 'Check now' : 'Send me one now'}
          </Button>
          <Button
            size="sm"
            busy={change.isPending}
            onClick={() => change.mutate({ id, paused: !paused })}
            aria-label={`${paused ? 'Resume' : 'Pause'} ${name}`}
          >
            {paused ? 'Resume' : 'Pause'}
          </Button>
          <Button size="sm" aria-haspopup="dialog" onClick={onLog} aria-label={`Log of ${name}`}>
            Log
          </Button>
          {tickets && (
            <Button size="sm" onClick={() => setMapping(true)} aria-label={`Map ${name}`}>
              Map
            </Button>
          )}
          <Button size="sm" onClick={onEdit} aria-label={`Edit ${name}`}>
            Edit
          </Button>
          <Button size="sm" variant="quiet" onClick={() => setRemoving(true)} aria-label={`Remove ${name}`}>
            Remove
          </Button>
        </div>
      </div>
      {lastError && integration.light !== 'working' && (
        <p className="text-sm text-danger-text [overflow-wrap:anywhere]">
          {lastError} {lastErrorAt && <RelativeTime at={lastErrorAt} className="text-xs text-ink-subtle" />}
        </p>
      )}
      {test.data && (
        <p role="status" className={test.data.ok ? 'text-sm text-success-text' : 'text-sm text-danger-text'}>
          {test.data.detail}
        </p>
      )}
      {type?.callbackPath && <CallbackAddress integration={integration} path={type.callbackPath} />}
      {type?.rotates && <RotateSecret integration={integration} />}
      {mapping && <TicketMappingDialog integration={integration} onClose={() => setMapping(false)} />}
      {removing && (
        <ConfirmDialog
          open
          danger
          title={`Remove ${name}?`}
          confirmLabel="Remove"
          busy={remove.isPending}
          onClose={() => setRemoving(false)}
          onConfirm={() =>
            remove.mutate(id, {
              onSuccess: () => toast({ tone: 'success', title: `${name} was removed` }),
              onSettled: () => setRemoving(false),
            })
          }
        >
          Its secrets are erased, and what waits to be sent over it is not sent. What was sent stays in the
          ledger.
        </ConfirmDialog>
      )}
    </li>
  )
}
