import type { Fault } from './types.ts'

type JsonList = { items: unknown[]; lines: number[] } | { fault: Fault }

/**
 * The list of messages in a JSON text with the line that each begins in. A fault when the text is meant to
 * be JSON but holds no such list; null when it is not meant to be JSON: `[10:32] Ann: hello` is text.
 */
export function readJsonList(source: string): JsonList | null {
  if (!/^\s*[[{]/.test(source)) return null
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    if (!/^\s*(\[\s*)?\{\s*"/.test(source)) return null
    return { fault: { line: lineOfError(source, String(error)), message: 'This is not valid JSON' } }
  }
  if (Array.isArray(value)) return { items: value, lines: itemLines(source, null) }
  const items = (value as { messages?: unknown }).messages
  if (Array.isArray(items)) return { items, lines: itemLines(source, 'messages') }
  return { fault: { line: 1, message: 'There is no list of messages in this JSON' } }
}

function lineOfError(source: string, error: string): number {
  const written = source.trimEnd()
  const position = /at position (\d+)/.exec(error)?.[1]
  const end = error.includes('end of JSON input') ? written.length : Number(position ?? 0)
  return written.slice(0, end).split('\n').length
}

/** Lines of the items of the root list, or of the list under `key` in the root object. */
function itemLines(source: string, key: string | null): number[] {
  const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]|[^\s,:[\]{}"]+|\n/g
  const listDepth = key === null ? 1 : 2
  let lines: number[] = []
  let line = 1
  let depth = 0
  let inList = false
  let lastString = ''
  for (const [token] of source.matchAll(tokens)) {
    if (token === '\n') line += 1
    else if (token === ']' || token === '}') {
      depth -= 1
      if (depth < listDepth) inList = false
    } else {
      if (inList && depth === listDepth) lines.push(line)
      if (token === '[' || token === '{') {
        depth += 1
        const opensList = token === '[' && depth === listDepth
        if (opensList && (key === null || lastString === `"${key}"`)) {
          inList = true
          lines = []
        }
      } else lastString = token
    }
  }
  return lines
}
