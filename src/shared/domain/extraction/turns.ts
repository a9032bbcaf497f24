import { castOf, nameKey } from './cast.ts'
import { clausesOf } from './clauses.ts'
import type { ReadMessage, Turn } from './types.ts'

// A pasted log belongs in the session: what people say about it stands in the beginning and around it.
const TEXT_MAX = 6_000
const QUOTE_SIGNS = ['[quote', '>', ' said', ' wrote']
const QUOTE_BLOCK = /\[quote[^\]]*\][\s\S]*?\[\/quote\]/gi
const QUOTED_LINE = /^(?:>.*|.{1,60}\b(?:said|wrote)\s*:?\s*)$/gim
const ADDRESS = /^\W{0,2}([\p{L}\p{N}_|^[\]{}`\\-]{2,40})\s*([:,>]?)\s*/u
// Words that open a sentence with a comma behind them and are nobody's name.
const OPENERS = new Set(
  `ok okay well yes no yeah yep nope hi hello hey so then now also first second finally sorry thanks hmm hm oh ah
  actually anyway still unfortunately btw but and if just maybe perhaps again right sure true nice good great cool
  update edit note problem error issue result results solution question warning attempt step fix tried same next
  currently additionally otherwise alternatively basically however strange odd weird done please wow please
  symptoms symptom steps summary environment http https ftp file port version device devices user server client
  os app log output status cause reason done`.split(/\s+/),
)

/** The conversation as turns: whose side each is on, whom it speaks to, and its statements. */
export function turnsOf(messages: readonly ReadMessage[]): Turn[] {
  const sides = castOf(messages)
  const names = new Set(messages.map(message => nameKey(message.author)).filter(name => name.length > 1))
  const askers = new Set(
    messages.filter((_, index) => sides[index] === 'asker').map(message => nameKey(message.author)),
  )
  return messages.map((message, index) => {
    const side = sides[index] ?? 'bystander'
    const { text, to } = withoutAddress(withoutQuotations(message.text.slice(0, TEXT_MAX)), names)
    const elsewhere = side === 'helper' && to !== null && !askers.has(to) && names.has(to)
    return {
      id: message.id,
      author: nameKey(message.author),
      side: elsewhere ? 'bystander' : side,
      to,
      text,
      clauses: clausesOf(text),
    }
  })
}

/** A text without what it quotes of others. */
export const withoutQuotations = (text: string) =>
  QUOTE_SIGNS.some(sign => text.includes(sign))
    ? text.replace(QUOTE_BLOCK, '\n').replace(QUOTED_LINE, '')
    : text

/** Takes "kim: " or "@Kim " away from the front. A short form or a slip in the name still counts. */
function withoutAddress(text: string, names: ReadonlySet<string>): { text: string; to: string | null } {
  const match = ADDRESS.exec(text)
  if (!match) return { text, to: null }
  const [whole, name = '', mark] = match
  const key = nameKey(name)
  const known = names.has(key)
    ? key
    : key.length >= 4
      ? [...names].find(other => other.startsWith(key) || (key.startsWith(other) && other.length >= 4))
      : undefined
  if (known !== undefined) return { text: text.slice(whole.length), to: known }
  const isName = (mark === ':' || mark === ',') && !OPENERS.has(key) && whole.endsWith(' ') && mark === ':'
  return isName && /^\S+:\s/.test(text) && key.length <= 16 && !/[A-Z]{3}/.test(name) && names.size > 3
    ? { text: text.slice(whole.length), to: key }
    : { text, to: null }
}
