import type { ReadMessage, Side } from './types.ts'

const BOT = /(?:bot[a-z]{0,2}|automation|autoreply|mailer-daemon|noreply|no-reply)\d*$/i
const BOT_COMMAND = /^!\w+(?:\s*[|>]\s*\S+|\s+\S+)?\s*$/
const GREETING =
  /^\W*(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|welcome|thank you for)\b[^?]*)?(?:how|what) (?:can|may|could) (?:i|we) (?:help|assist|do for you)|^\W*(?:hi|hello|hey)\b[^?.!]*[.!]?\s*(?:how|what) can/i

/**
 * Which side each message is on. Roles decide where they tell: in a session the copilot suggests, and technician
 * and client report. Where they do not, who wrote first has the problem, unless they only offered their help.
 */
export function castOf(messages: readonly ReadMessage[]): Side[] {
  const roles = new Set(messages.map(message => message.role))
  const opener = messages.find(message => !isBot(message) && !GREETING.test(message.text.slice(0, 300)))
  const asker = opener === undefined ? '' : nameKey(opener.author)
  const sideOf = (message: ReadMessage): Side => {
    if (isBot(message)) return 'bystander'
    if (message.role === 'copilot') return 'helper'
    if (roles.has('copilot')) {
      return message.role === 'other' && !onlyOthers(roles) && nameKey(message.author) !== asker
        ? 'helper'
        : 'asker'
    }
    if (roles.has('client')) return message.role === 'client' ? 'asker' : 'helper'
    if (roles.has('technician') && roles.has('other'))
      return message.role === 'technician' ? 'asker' : 'helper'
    return nameKey(message.author) === asker ? 'asker' : 'helper'
  }
  return messages.map(sideOf)
}

/** A copilot and people without a known role: all of those people may report. */
const onlyOthers = (roles: ReadonlySet<string>) => !roles.has('technician') && !roles.has('client')

const isBot = ({ author, role, text }: ReadMessage) =>
  BOT_COMMAND.test(text) || (role !== 'copilot' && BOT.test(author.trim()))

/** One key for the nicknames "Kim", "kim_" and "Kim|away". */
export const nameKey = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[|[(].*$/, '')
    .replace(/[^\p{L}\p{N}]+$/u, '')
