import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useDocumentTitle } from '../../core/document-title.ts'
import { errorSentence } from '../../core/query-client.ts'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { flowQuery } from './api.ts'
import { FlowEditor } from './components/flow-editor.tsx'

/** `/settings/flows/:id`: the text of a flow, its preview and its versions. */
export function FlowEditorPage() {
  const { id = '' } = useParams()
  const { data, error, refetch, isFetching } = useQuery(flowQuery(id))
  useDocumentTitle(data?.flow.title ?? 'Flow')
  if (data) return <FlowEditor key={id} detail={data} />
  if (error)
    return (
      <FailedState title="The flow could not be loaded" onRetry={() => void refetch()} retrying={isFetching}>
        {errorSentence(error)}
      </FailedState>
    )
  return <LoadingState label="Loading the flow" rows={8} shape="text" />
}
