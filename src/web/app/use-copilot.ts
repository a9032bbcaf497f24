import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Message, SessionDetail } from '../../shared/contract/sessions.ts'
import { withMessage } from '../features/sessions/patches.ts'

/** What asks the copilot, and puts its answer into the conversation. It is loaded with the first question. */
export function useCopilot(sessionId: string): () => void {
  const queries = useQueryClient()
  return useCallback(() => {
    const onMessage = (message: Message) =>
      queries.setQueryData<SessionDetail>(
        ['session', sessionId],
        detail => detail && withMessage(detail, message),
      )
    const onEnd = () => void queries.invalidateQueries({ queryKey: ['copilot', sessionId] })
    void import('../features/copilot/answer-store.ts').then(store =>
      store.askCopilot(sessionId, { onMessage, onEnd }),
    )
  }, [queries, sessionId])
}
