/** What names a thing and says nothing; by chance it may hold four digits that are some code. */
const NAMES = /(?:^|_)(?:ids?|key|request|hash|fingerprint|at|cursor|epoch)$|(?:Id|Ids|At)$/
const MADE = [
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
  /\b\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)/g,
  /127\.0\.0\.1:\d+/g,
]

/** Every text in a JSON value, also in JSON inside of a text, without ids and times. */
export function readableTexts(value: unknown): string[] {
  if (typeof value === 'string') {
    const inner = parsed(value)
    return inner === undefined
      ? [MADE.reduce((text, made) => text.replace(made, ' '), value)]
      : readableTexts(inner)
  }
  if (Array.isArray(value)) return value.flatMap(readableTexts)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, part]) => (NAMES.test(name) ? [] : readableTexts(part)))
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
