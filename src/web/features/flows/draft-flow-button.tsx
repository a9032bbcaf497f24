import { useQuery } from '@tanstack/react-query'
import { Workflow } from 'lucide-react'
import { useNavigate } from 'react-router'
import { atLeast } from '../../../shared/contract/route.ts'
import { useMe } from '../../core/me.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.ts'
import { flowDraftQuery, useDraftFlow } from './api.ts'

/** On a resolved session: makes a draft of a flow from it, or leads to the one that was made. */
export function DraftFlowButton({ sessionId }: { sessionId: string }) {
  const { role } = useMe()
  const navigate = useNavigate()
  const { data } = useQuery(flowDraftQuery(sessionId))
  const draft = useDraftFlow(sessionId)
  const mayEdit = atLeast(role, 'admin')
  if (!data) return null
  if (data.flow)
    return mayEdit ? (
      <Button icon={Workflow} onClick={() => void navigate(`/settings/flows/${data.flow?.id}`)}>
        Open its flow
      </Button>
    ) : (
      <Badge icon={Workflow}>
        {data.flow.state === 'draft' ? 'Its flow waits for an admin' : 'Made into a flow'}
      </Badge>
    )
  return (
    <Button
      icon={Workflow}
      busy={draft.isPending}
      onClick={() =>
        draft.mutate(undefined, {
          onSuccess: flow =>
            mayEdit
              ? navigate(`/settings/flows/${flow.id}`)
              : toast({
                  tone: 'success',
                  title: 'Draft made',
                  text: 'An admin reads it before anybody is led by it.',
                }),
        })
      }
    >
      Make a flow
    </Button>
  )
}
