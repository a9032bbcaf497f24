import { type MessageRole, messageRole } from '../../contract/sessions.ts'

const COPILOT_NAMES = new Set(['copilot', 'flowpilot', 'assistant', 'bot'])

const ROLE_WORDS: Record<string, MessageRole> = {
  user: 'technician',
  human: 'technician',
  assistant: 'copilot',
  model: 'copilot',
  ai: 'copilot',
  bot: 'copilot',
  customer: 'client',
}

/** A copilot is known by its name; who else is technician or client is for the importer to say. */
export const roleOfName = (name: string): MessageRole =>
  COPILOT_NAMES.has(name.toLowerCase()) ? 'copilot' : 'other'

/** The role that an export names, in our words; `other` for those we do not know, such as `system`. */
export function roleOfWord(word: string): MessageRole {
  const lower = word.toLowerCase()
  const ours = messageRole.safeParse(lower)
  return ours.success
    ? ours.data
    : Object.hasOwn(ROLE_WORDS, lower)
      ? (ROLE_WORDS[lower] ?? 'other')
      : 'other'
}
