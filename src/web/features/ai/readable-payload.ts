type Said = { role: string; content: string | { text?: string }[] }

/** The messages of a request one below the other, JSON inside of them laid out; the request itself where it is none. */
export function readablePayload(payload: string): string {
  let request: { system?: string | { text?: string }[]; messages?: Said[] }
  try {
    request = JSON.parse(payload)
  } catch {
    return payload
  }
  const said = [
    ...(request.system ? [{ role: 'system', content: request.system }] : []),
    ...(request.messages ?? []),
  ]
  return said.map(({ role, content }) => `${role.toUpperCase()}\n${laidOut(textOf(content))}`).join('\n\n')
}

const textOf = (content: Said['content']) =>
  typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('')

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
