import { randomUUID } from 'node:crypto'
import type { AnswerPart } from '../../../shared/contract/copilot.ts'
import type { Ctx } from '../../core/context.ts'
import { Problem, problem } from '../../core/problem.ts'
import { read } from '../../core/transact.ts'
import { answerByModel } from './answer-by-model.ts'
import { answerByRules } from './answer-by-rules.ts'
import { type Channel, makeChannel } from './answer-channel.ts'
import { beginAnswer } from './commands/begin-answer.ts'
import { endAnswer, type FinishedAnswer } from './commands/end-answer.ts'
import { gatherFacts, type ServedFlows } from './gather-facts.ts'
import { MODEL_LIMITS, type ModelLimits } from './model-limits.ts'
import type { CopilotModel } from './port.ts'

/** Longer than any answer takes: after that its node is taken for dead. */
const LEASE_SLACK_MS = 15_000

export type AnswererParts = { flows: ServedFlows; model: CopilotModel | null; limits?: ModelLimits }

class Stopped extends Error {}

/**
 * Makes the answers of this node. An answer goes on without whoever asked for it: it is stored whole or not at all, and
 * the parts are for those who watch it being made.
 */
export function makeAnswerer({ flows, model, limits = MODEL_LIMITS }: AnswererParts) {
  const running = new Map<string, AbortController>()
  const work = new Set<Promise<void>>()
  let closing = false

  async function make(ctx: Ctx, sessionId: string, channel: Channel<AnswerPart>, signal: AbortSignal) {
    const { standing, ...facts } = await read(ctx, async tx => ({
      ...(await gatherFacts(tx, flows, sessionId)),
      standing: model ? await model.standing(tx) : 'off',
    }))
    const rules = answerByRules(facts)
    if (!model || standing === 'off') return say(channel, rules)
    if (standing === 'unavailable' || closing) return say(channel, insteadOf(rules))
    try {
      return await answerByModel({ ctx, model, facts, limits, signal, push: channel.push })
    } catch (error) {
      if (signal.reason instanceof Stopped) throw error
      ctx.log.warn({ fault: (error as Error).name }, 'the model gave no answer, so the rules answer')
      channel.push({ type: 'restart' })
      return say(channel, insteadOf(rules))
    }
  }

  async function run(ctx: Ctx, sessionId: string, answerId: string, channel: Channel<AnswerPart>) {
    const controller = new AbortController()
    running.set(answerId, controller)
    try {
      const answer = await make(ctx, sessionId, channel, controller.signal)
      const { message, lost } = await endAnswer(ctx, { sessionId, answerId, answer })
      channel.push(lost ? { type: 'ended', reason: 'stopped' } : { type: 'done', message })
    } catch (error) {
      channel.push({ type: 'ended', reason: reasonOf(error) })
      if (!(error instanceof Problem) && !(controller.signal.reason instanceof Stopped))
        ctx.log.error({ err: error }, 'an answer of the copilot failed')
      await endAnswer(ctx, { sessionId, answerId, answer: null }).catch(() => {
        // The database is away, or the asker may not read any more: the place is free again when its time is over.
      })
    } finally {
      running.delete(answerId)
      channel.end()
    }
  }

  return {
    /** Begins an answer and gives its parts. Throws when the session may not be written in or is being answered. */
    async ask(ctx: Ctx, sessionId: string): Promise<AsyncIterable<AnswerPart>> {
      if (closing) throw problem('shutting_down')
      const answerId = randomUUID()
      await beginAnswer(ctx, { sessionId, answerId, leaseMs: limits.totalMs + LEASE_SLACK_MS })
      const channel = makeChannel<AnswerPart>()
      const done: Promise<void> = run(ctx, sessionId, answerId, channel).finally(() => work.delete(done))
      work.add(done)
      return channel
    },
    /** Breaks off an answer that this node is making; another node's finds its place gone when it is done. */
    stop: (answerId: string) => running.get(answerId)?.abort(new Stopped()),
    /** The model is waited for no longer: what is under way ends with the rules' answer. */
    async close() {
      closing = true
      for (const controller of running.values()) controller.abort(new Error('The server is stopping'))
      await Promise.all(work)
    },
  }
}

function say(channel: Channel<AnswerPart>, answer: FinishedAnswer | null) {
  if (answer) channel.push({ type: 'text', text: answer.text })
  return answer
}

const INSTEAD =
  'The AI model cannot be asked right now, so this comes from the flows and the resolved sessions.'

/** The rules' answer in place of the model's, which says so. Nothing new to say stays nothing. */
const insteadOf = (rules: FinishedAnswer | null): FinishedAnswer | null =>
  rules && { ...rules, text: `${INSTEAD}\n\n${rules.text}`, source: 'rules_instead' }

function reasonOf(error: unknown): Extract<AnswerPart, { type: 'ended' }>['reason'] {
  if (error instanceof Problem) return 'refused'
  return error instanceof Stopped ? 'stopped' : 'failed'
}
