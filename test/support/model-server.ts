import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { echoed, GOOD_ASSESSMENT, GOOD_TEXT } from './model-server/answers.ts'
import { type Asked, anthropic, type Dialect, openAi, readAsked } from './model-server/dialects.ts'

export type { Asked } from './model-server/dialects.ts'

/**
 * How the server behaves. `good`: answers. `echo`: obeys what it reads, the prompt's own text in every field.
 * `hang`: takes the request and says nothing. `trickle`: a byte at a time, never done. `stall`: half
 * an answer, then silence. `error`: 500. `busy`: 429 with
 * Retry-After. `wrong_key`: 401 with the key in its message. `invalid_json`, `outside_schema`: answers nobody can use.
 * `cut`: half an answer, then the connection is gone. `die`: as `cut`, and nobody listens any more.
 */
export type ModelMode =
  | 'good'
  | 'echo'
  | 'hang'
  | 'trickle'
  | 'stall'
  | 'error'
  | 'busy'
  | 'wrong_key'
  | 'invalid_json'
  | 'outside_schema'
  | 'cut'
  | 'die'

export type ModelServer = {
  /** Base address as the settings take it, with `/v1`. */
  url: string
  /** May be changed at any time; it counts for requests that come after. */
  mode: ModelMode
  /** What `good` answers; unless changed, an assessment where one is asked for, else a sentence. */
  answer: (asked: Asked) => string
  /** Everything that was asked so far. */
  asked: Asked[]
  /** Waits until so many requests have come. */
  heard(count: number): Promise<void>
  /** Requests that are open now. */
  open(): number
  close(): Promise<void>
}

/** What each answer is said to have cost. */
export const MODEL_USAGE = { input: 900, output: 120 }
export const RETRY_AFTER_SECONDS = 7

const wantsAssessment = ({ messages }: Asked) =>
  messages.some(({ content }) => content.includes('"suggestedSteps"'))

/**
 * A model server on the loopback that speaks as OpenAI (`/v1/chat/completions`) and as Anthropic (`/v1/messages`) do,
 * streamed and whole, and misbehaves on demand.
 */
export async function startModelServer(mode: ModelMode = 'good', { port = 0 } = {}): Promise<ModelServer> {
  const waiting: { count: number; tell: () => void }[] = []
  const openNow = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    openNow.add(response)
    response.on('close', () => openNow.delete(response))
    void serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))

  const model: ModelServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    mode,
    answer: asked => (asked.format === 'json_schema' || wantsAssessment(asked) ? GOOD_ASSESSMENT : GOOD_TEXT),
    asked: [],
    heard: count =>
      new Promise(tell => {
        waiting.push({ count, tell })
        wake()
      }),
    open: () => openNow.size,
    close: () => stop(),
  }

  function wake() {
    for (const { count, tell } of waiting) if (model.asked.length >= count) tell()
  }

  function stop(): Promise<void> {
    return new Promise(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const { mode } = model
    const dialect = request.url?.endsWith('/messages') ? anthropic : openAi
    const asked = readAsked(request.url ?? '', flat(request.headers), await bodyOf(request))
    model.asked.push(asked)
    wake()
    const refusal = refusalOf(mode, asked)
    if (mode === 'hang') return
    if (refusal) {
      response.writeHead(refusal.status, { 'content-type': 'application/json', ...refusal.headers })
      response.end(JSON.stringify(dialect.error(refusal.status, refusal.message)))
      return
    }
    const frames = framesOf(dialect, asked, textFor(mode, asked, model.answer))
    response.writeHead(200, { 'content-type': asked.stream ? 'text/event-stream' : 'application/json' })
    if (mode === 'trickle') return trickle(response, frames.join(''))
    if (mode === 'stall') {
      for (const frame of frames.slice(0, Math.max(1, frames.length / 2)))
        response.write(asked.stream ? frame : frame.slice(0, frame.length / 2))
      return
    }
    if (mode === 'cut' || mode === 'die') {
      const all = frames.join('')
      response.write(all.slice(0, all.length / 2), () => {
        response.destroy()
        if (mode === 'die') void stop()
      })
      return
    }
    for (const frame of frames) response.write(frame)
    response.end()
  }

  return model
}

function textFor(mode: ModelMode, asked: Asked, answer: ModelServer['answer']): string {
  const prompt = asked.messages.map(({ content }) => content).join('\n')
  if (mode === 'echo')
    return asked.format === 'json_schema' || wantsAssessment(asked) ? echoed(prompt) : prompt
  if (mode === 'invalid_json') return '{"causes": [{"text": "cut off'
  if (mode === 'outside_schema')
    return JSON.stringify({ severity: 'stable', assignTo: 'nobody', causes: 'none' })
  return answer(asked)
}

function framesOf(dialect: Dialect, { stream, model }: Asked, text: string): string[] {
  if (!stream) return [JSON.stringify(dialect.whole(text, MODEL_USAGE, model))]
  return dialect.stream(text.match(/\s*\S+/g) ?? [text], MODEL_USAGE, model)
}

function refusalOf(mode: ModelMode, { headers }: Asked) {
  const key = headers.authorization?.replace('Bearer ', '') ?? headers['x-api-key'] ?? ''
  if (mode === 'error') return { status: 500, message: 'The model fell over', headers: {} }
  if (mode === 'busy')
    return {
      status: 429,
      message: 'Too many requests',
      headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
    }
  if (mode === 'wrong_key') return { status: 401, message: `Incorrect API key provided: ${key}`, headers: {} }
  return undefined
}

/** A byte every 100 ms for as long as somebody reads; it stops before the end, so nobody ever has all of it. */
function trickle(response: ServerResponse, text: string) {
  let sent = 0
  const timer = setInterval(() => {
    if (sent < text.length - 1) response.write(text.slice(sent, ++sent))
  }, 100)
  response.on('close', () => clearInterval(timer))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

const flat = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join() : value]),
  )
