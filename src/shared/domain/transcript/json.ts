import { readJsonList } from './json-list.ts'
import { roleOfName, roleOfWord } from './roles.ts'
import { readJsonInstant } from './time.ts'
import type { Draft, Found } from './types.ts'

const AUTHOR_FIELDS = ['author', 'name', 'from', 'speaker', 'user', 'username', 'sender']
const TEXT_FIELDS = ['text', 'message', 'content', 'body']
const TIME_FIELDS = ['at', 'time', 'timestamp', 'date', 'ts', 'created_at', 'createdAt', 'create_time']

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a JSON export holds, or null when the input is not JSON at all and should be read as text. */
export function parseJson(source: string, offsetMinutes: number): Found | null {
  const list = readJsonList(source)
  if (list === null) return null
  if ('fault' in list) return { drafts: [], faults: [list.fault] }
  const found: Found = { drafts: [], faults: [] }
  list.items.forEach((item, index) => {
    const line = list.lines[index] ?? 1
    if (isFields(item)) found.drafts.push(readMessage(item, line, offsetMinutes))
    else found.faults.push({ line, message: `Message ${index + 1} is not an object` })
  })
  return found
}

function readMessage(item: Fields, line: number, offsetMinutes: number): Draft {
  const authorFields = isFields(item.author) ? item.author : {}
  const roleWord = firstText([item.role, authorFields.role])
  const name = firstText(AUTHOR_FIELDS.map(field => nameOf(item[field])))
  const at = TIME_FIELDS.map(field => readJsonInstant(item[field], offsetMinutes)).find(instant => instant)
  return {
    author: name ?? (roleWord ? roleWord[0]?.toUpperCase() + roleWord.slice(1) : ''),
    role: roleWord ? roleOfWord(roleWord) : roleOfName(name ?? ''),
    text: firstText(TEXT_FIELDS.map(field => textOf(item[field]))) ?? '',
    ...(at ? { at } : {}),
    line,
    lastLine: line,
  }
}

const firstText = (values: unknown[]) =>
  values.find((value): value is string => typeof value === 'string' && value.trim() !== '')?.trim()

const nameOf = (value: unknown): unknown =>
  isFields(value) ? firstText([value.name, value.displayName, value.username]) : value

/** Text as it is, or the text parts of a message that an LLM export splits into parts. */
function textOf(value: unknown): unknown {
  if (isFields(value)) return joinParts(value.parts ?? value.text)
  return joinParts(value)
}

function joinParts(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const parts = value.map(part => (isFields(part) ? part.text : part))
  return parts.filter(part => typeof part === 'string').join('\n')
}
