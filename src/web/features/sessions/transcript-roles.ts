import type { MessageRole } from '../../../shared/contract/sessions.ts'
import type { TranscriptMessage } from '../../../shared/domain/transcript.ts'

export type TranscriptAuthor = {
  name: string
  messages: number
  /** The role of all their messages, or `mixed` where the transcript names several. */
  role: MessageRole | 'mixed'
}
/** Roles that the importer chose, by author. */
export type ChosenRoles = ReadonlyMap<string, MessageRole>

/** Who wrote in the transcript, most messages first. */
export function authorsOf(messages: readonly TranscriptMessage[]): TranscriptAuthor[] {
  const authors = new Map<string, TranscriptAuthor>()
  for (const { author, role } of messages) {
    const held = authors.get(author)
    if (!held) authors.set(author, { name: author, messages: 1, role })
    else {
      held.messages += 1
      if (held.role !== role) held.role = 'mixed'
    }
  }
  return [...authors.values()].sort((a, b) => b.messages - a.messages)
}

/** The messages with the chosen roles; those of other authors as they are. */
export const withRoles = (messages: readonly TranscriptMessage[], chosen: ChosenRoles): TranscriptMessage[] =>
  messages.map(message => ({ ...message, role: chosen.get(message.author) ?? message.role }))
