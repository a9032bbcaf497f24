import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Integration } from '../../../../shared/contract/integrations.ts'
import {
  TICKET_TURNS,
  type TicketMapping,
  type TicketOption,
  type TicketTurn,
} from '../../../../shared/contract/tickets.ts'
import { ApiProblem } from '../../../core/api.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/checkbox-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { ticketMembersQuery, ticketOptionsQuery, useChangeIntegration } from '../api.ts'

const TURNS: Record<TicketTurn, string> = {
  escalated: 'Status when escalated',
  claimed: 'Status when claimed',
  returned: 'Status when returned',
  resolved: 'Status when resolved',
}
const AS_IT_IS = { value: '', label: 'Stays as it is' }
const BY_MAIL = { value: '', label: 'Found by mail address' }

type TicketMappingDialogProps = { integration: Integration; onClose: () => void }

/** What a ticket becomes at each turn of a hand-off, out of what its system has to choose from. */
export function TicketMappingDialog({ integration, onClose }: TicketMappingDialogProps) {
  const { data: options, error, isFetching, refetch } = useQuery(ticketOptionsQuery(integration.id))
  const { data: members } = useQuery(ticketMembersQuery)
  const save = useChangeIntegration({ handlesErrors: true })
  const held = integration.config.mapping as TicketMapping | undefined
  const [mapping, setMapping] = useState<TicketMapping>(held ?? { statuses: {}, assign: true, owners: {} })

  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() =>
        options &&
        !save.isPending &&
        save.mutate({ id: integration.id, settings: { mapping } }, { onSuccess: onClose })
      }
      title={`Map ${integration.name}`}
      description="What a ticket becomes at each turn of a hand-off. The choices were read from it just now."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabled={!options}>
            Save
          </Button>
        </>
      }
    >
      {options ? (
        <div className="space-y-4">
          <div className="grid gap-4 sm:grid-cols-2">
            {TICKET_TURNS.map(turn => (
              <SelectField
                key={turn}
                label={TURNS[turn]}
                options={withHeld(AS_IT_IS, options.statuses, mapping.statuses[turn])}
                value={mapping.statuses[turn] ?? ''}
                onChange={({ target }) =>
                  setMapping({ ...mapping, statuses: put(mapping.statuses, turn, target.value) })
                }
              />
            ))}
          </div>
          <SelectField
            label="Queue when escalated"
            options={withHeld(AS_IT_IS, options.queues, mapping.queue)}
            value={mapping.queue ?? ''}
            onChange={({ target }) => setMapping(withQueue(mapping, target.value))}
          />
          <CheckboxField
            label="Whoever claims owns the ticket"
            checked={mapping.assign}
            onChange={({ target }) => setMapping({ ...mapping, assign: target.checked })}
          />
          <fieldset className="space-y-2">
            <legend className="text-sm font-medium text-ink">Members and their users there</legend>
            <p className="text-xs text-ink-subtle">
              For the ticket’s owner and the time that is booked. Choose where the mail addresses differ.
            </p>
            {members?.members.map(({ id, name }) => (
              <SelectField
                key={id}
                label={name}
                options={withHeld(BY_MAIL, options.users, mapping.owners[id])}
                value={mapping.owners[id] ?? ''}
                onChange={({ target }) =>
                  setMapping({ ...mapping, owners: put(mapping.owners, id, target.value) })
                }
              />
            ))}
          </fieldset>
          {save.error && <FailedState title="It was not saved">{errorSentence(save.error)}</FailedState>}
        </div>
      ) : error ? (
        <FailedState
          title="The choices could not be read"
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          {(error instanceof ApiProblem && error.problem.detail) || errorSentence(error)}
        </FailedState>
      ) : (
        <LoadingState label="Reading the choices" rows={6} />
      )}
    </Dialog>
  )
}

/** The choices, with one that was saved and is gone since: what is not seen would be lost in silence. */
function withHeld(none: TicketOption, options: readonly TicketOption[], held: string | undefined) {
  const gone = held && !options.some(({ value }) => value === held)
  return [none, ...options, ...(gone ? [{ value: held, label: `${held} (no longer there)` }] : [])]
}

/** With this entry, or without it where nothing is chosen. */
const put = (held: Readonly<Record<string, string>>, key: string, value: string): Record<string, string> => {
  const { [key]: _before, ...rest } = held
  return value === '' ? rest : { ...rest, [key]: value }
}

function withQueue({ queue: _before, ...mapping }: TicketMapping, queue: string): TicketMapping {
  return queue === '' ? mapping : { ...mapping, queue }
}
