import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { FlowSummary } from '../../../../shared/contract/flow-library.ts'
import { copiedFlowText, newFlowText, slugOf } from '../../../../shared/domain/flow/new-text.ts'
import { FLOW_LIMITS } from '../../../../shared/domain/flow/schema.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailedState } from '../../../ui/failed-state.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { flowQuery, useCreateFlow } from '../api.ts'

type NewFlowDialogProps = { flows: readonly FlowSummary[]; onClose: () => void }

/** Asks how the flow is called and what it begins as, then opens it in the editor. */
export function NewFlowDialog({ flows, onClose }: NewFlowDialogProps) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const create = useCreateFlow()
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const [isBlank, setBlank] = useState(false)
  const id = slugOf(title, new Set(flows.map(flow => flow.id)))

  async function submit() {
    if (create.isPending) return
    setBlank(title.trim() === '')
    if (title.trim() === '') return
    setFailure(null)
    try {
      const head = { id, title: title.trim() }
      const text = from
        ? copiedFlowText((await queries.fetchQuery(flowQuery(from))).text, head)
        : newFlowText(head)
      const flow = await create.mutateAsync(text)
      void navigate(`/settings/flows/${flow.id}`)
    } catch (error) {
      setFailure(error)
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      title="New flow"
      description="It begins as a draft that nobody is led by."
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={create.isPending}>
            Make draft
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <TextField
          label="Title"
          data-autofocus
          autoComplete="off"
          dir="auto"
          maxLength={FLOW_LIMITS.title}
          value={title}
          error={isBlank ? 'Say what the flow is about.' : undefined}
          hint={title.trim() ? `Its id will be ${id} and stays.` : 'As a technician would call the problem.'}
          onChange={event => setTitle(event.target.value)}
        />
        <SelectField
          label="Begin with"
          value={from}
          onChange={event => setFrom(event.target.value)}
          options={[
            { value: '', label: 'A small example' },
            ...flows.map(flow => ({ value: flow.id, label: `A copy of “${flow.title}”` })),
          ]}
        />
        {failure !== null && (
          <FailedState title="The flow was not made">{errorSentence(failure)}</FailedState>
        )}
      </div>
    </Dialog>
  )
}
