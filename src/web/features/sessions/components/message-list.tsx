import { memo, type ReactNode } from 'react'
import type { Message } from '../../../../shared/contract/sessions.ts'
import { placeOf } from '../conversation-rows.ts'
import { MessageRow } from './message-row.tsx'

type MessageListProps = {
  messages: readonly Message[]
  myId: string
  target: string | undefined
  onRecord: ((message: Message) => void) | undefined
  below?: ((message: Message) => ReactNode) | undefined
}

/** The messages in their order. Drawn again only when one of them changes, not as the reader types. */
export const MessageList = memo(function MessageList({
  messages,
  myId,
  target,
  onRecord,
  below,
}: MessageListProps) {
  return messages.map((message, index) => (
    <MessageRow
      key={message.id}
      message={message}
      mine={message.author.id === myId}
      {...placeOf(message, messages[index - 1])}
      targeted={target === `message-${message.id}`}
      tabStop={index === messages.length - 1}
      onRecord={onRecord}
      below={below}
    />
  ))
})
