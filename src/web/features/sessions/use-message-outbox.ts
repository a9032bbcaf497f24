import { useQueryClient } from '@tanstack/react-query'
import type { SessionDetail } from '../../../shared/contract/sessions.ts'
import { useMe } from '../../core/me.ts'
import { sendMessage } from './api.ts'
import { withMessage } from './patches.ts'
import { useOutbox } from './use-outbox.ts'

/** The messages that the reader has written and that are still on their way. */
export function useMessageOutbox({ session, messages }: SessionDetail, onDelivered?: () => void) {
  const queries = useQueryClient()
  const { user } = useMe()
  const { outbox, waiting } = useOutbox<{ text: string }>({
    name: `rf.messages.${user.id}.${session.id}`,
    myId: user.id,
    rows: messages,
    deliver: async ({ text }, key) => {
      const message = await sendMessage(session.id, text, key)
      queries.setQueryData<SessionDetail>(
        ['session', session.id],
        detail => detail && withMessage(detail, message),
      )
      return message
    },
    onArrived: () => onDelivered?.(),
  })
  return {
    waiting,
    send: (text: string) => outbox.send({ text: text.trim() }, messages.at(-1)?.ordinal ?? 0),
    retry: outbox.retry,
    discard: outbox.discard,
  }
}
