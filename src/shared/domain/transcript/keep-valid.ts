import { LIMITS } from '../../contract/limits.ts'
import { transcriptMessage } from '../../contract/sessions.ts'
import type { Draft, Fault, TranscriptMessage } from './types.ts'

const count = (value: number) => value.toLocaleString('en-US')

/** Splits drafts into the messages that the import accepts and faults that say why the others are left out. */
export function keepValid(drafts: Draft[]): { messages: TranscriptMessage[]; faults: Fault[] } {
  const messages: TranscriptMessage[] = []
  const faults: Fault[] = []
  for (const { line, lastLine, ...draft } of drafts) {
    if (messages.length === LIMITS.transcriptMessages) {
      const most = count(LIMITS.transcriptMessages)
      faults.push({ line, message: `More than ${most} messages: from here on all are left out` })
      break
    }
    const parsed = transcriptMessage.safeParse(draft)
    if (parsed.success) messages.push(parsed.data)
    else faults.push({ line, message: `${where(line, lastLine)}${reason(draft)}` })
  }
  return { messages, faults }
}

const where = (line: number, lastLine: number) =>
  line === lastLine ? '' : `Lines ${line} to ${lastLine} are left out: `

function reason({ author, text }: TranscriptMessage): string {
  if (text.trim() === '') return 'The message has no text'
  if (text.trim().length > LIMITS.message) {
    return `The message is longer than ${count(LIMITS.message)} characters`
  }
  if (author.trim() === '') return 'The message has no author'
  if (author.trim().length > LIMITS.name) return `The name is longer than ${count(LIMITS.name)} characters`
  return 'The message has characters that cannot be stored'
}
