import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import * as handoffs from '../../../src/shared/contract/handoffs.ts'
import * as members from '../../../src/shared/contract/members.ts'
import * as sessions from '../../../src/shared/contract/sessions.ts'
import { type Caller, logIn, makeCaller } from '../../support/caller.ts'
import { resumingSubscriber } from './resuming-subscriber.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const WRITERS = 6
const SUBSCRIBERS = 5
const PASSWORD = 'a password for the crash test'
const OWNER = { email: 'owner@example.test', name: 'Olga Owner' }
const ENGINEER = { email: 'engineer@example.test', name: 'Emil Engineer' }

type Write = { key: string; text: string }

/** What one life of the server was told, and what it answered before it was killed. */
type Life = {
  sessionId: string
  /** Messages with a positive answer, by id. */
  acknowledged: Map<string, string>
  /** Messages that were under way at the kill: written or not, nobody was told. */
  unanswered: Write[]
  /** Hand-offs whose claim was answered, with the fence of the answer. */
  claimed: Map<string, number>
}

/**
 * Kills the server with -9 in the middle of writes, `kills` times, and starts it again over the same database.
 * Expects that every answered write is there, that an unanswered one sent again with its key is there once, and
 * that subscribers who come back with their cursor have seen every event once and in order.
 */
export async function killWhileWriting(env: Record<string, string>, kills: number): Promise<void> {
  let server = await startServer(env)
  try {
    const { owner, engineer } = await setUp(server)
    const subscribers = Array.from({ length: SUBSCRIBERS }, () => resumingSubscriber())
    const lives: Life[] = []

    for (let kill = 1; kill <= kills; kill++) {
      const here = { owner: makeCaller(server.url, owner), engineer: makeCaller(server.url, engineer) }
      await Promise.all(subscribers.map(subscriber => subscriber.resume(here.owner)))
      // Not always at the same place of a write: the number of answers before the kill differs.
      const life = await liveUntilKilled(server, here, 15 + ((kill * 7) % 30))
      lives.push(life)
      await Promise.all(subscribers.map(subscriber => subscriber.ended()))

      server = await startServer(env)
      const after = makeCaller(server.url, owner)
      await sendAgain(after, life)
      await expectAllThere(after, life)
    }

    const last = makeCaller(server.url, owner)
    for (const life of lives) await expectAllThere(last, life)
    await Promise.all(subscribers.map(subscriber => subscriber.resume(last)))
    for (const subscriber of subscribers) await subscriber.expectEveryEventOnce(last)
    for (const subscriber of subscribers) subscriber.close()
  } finally {
    await server.kill()
  }
}

/** The first run: an owner, and an engineer who comes by invitation. Answers their cookies, which outlive the server. */
async function setUp(server: ServerProcess): Promise<{ owner: string; engineer: string }> {
  const [, token = ''] = await server.said(/one-time token: ([\w-]+)/)
  const visitor = makeCaller(server.url)
  await visitor.call(members.completeSetup, {
    body: { token, organization: 'Crash MSP', ...OWNER, password: PASSWORD },
  })
  const owner = await logIn(server.url, OWNER.email, PASSWORD)
  const { link } = await owner.call(members.createInvitation, {
    body: { email: ENGINEER.email, role: 'engineer' },
  })
  const [invitation = ''] = /[\w-]+$/.exec(link) ?? []
  await visitor.call(members.acceptInvitation, {
    body: { token: invitation, name: ENGINEER.name, password: PASSWORD },
  })
  const engineer = await logIn(server.url, ENGINEER.email, PASSWORD)
  return { owner: owner.cookie, engineer: engineer.cookie }
}

type Callers = { owner: Caller; engineer: Caller }

/** Writers beside each other, and somebody who hands off and claims, until `answers` messages are answered: then -9. */
async function liveUntilKilled(
  server: ServerProcess,
  { owner, engineer }: Callers,
  answers: number,
): Promise<Life> {
  const { id: sessionId } = await owner.call(sessions.createSession, { body: newSession() })
  const life: Life = { sessionId, acknowledged: new Map(), unanswered: [], claimed: new Map() }
  let killed: Promise<void> | undefined

  const write = async () => {
    while (!killed) {
      const message = { key: randomUUID(), text: `message ${randomUUID()}` }
      const answer = await sendMessage(owner, sessionId, message).catch(() => undefined)
      if (!answer) {
        expect(killed, 'only the kill may break a write').toBeDefined()
        life.unanswered.push(message)
        return
      }
      life.acknowledged.set(answer.id, answer.text)
      if (life.acknowledged.size >= answers) killed ??= server.kill()
    }
  }
  const escalateAndClaim = async () => {
    while (!killed) {
      const claim = await escalate(owner)
        .then(id => engineer.call(handoffs.claimHandoff, { params: { id }, body: {} }))
        .catch(() => undefined)
      if (claim) life.claimed.set(claim.id, claim.fence)
      else expect(killed, 'only the kill may break a claim').toBeDefined()
    }
  }
  await Promise.all([...Array.from({ length: WRITERS }, write), escalateAndClaim()])
  await killed
  return life
}

const newSession = () => ({ title: 'Crash', problem: 'The server is killed while people write' })

const sendMessage = (caller: Caller, sessionId: string, { key, text }: Write) =>
  caller.call(sessions.addMessage, { params: { id: sessionId }, body: { text } }, { idempotencyKey: key })

async function escalate(owner: Caller): Promise<string> {
  const { id } = await owner.call(sessions.createSession, { body: newSession() })
  const handoff = await owner.call(handoffs.createHandoff, {
    params: { id },
    body: { reason: 'Somebody else has to look', watchLevel: 'watch' },
  })
  return handoff.id
}

/** What a client does that got no answer: the same write under the same key. */
async function sendAgain(owner: Caller, life: Life): Promise<void> {
  for (const write of life.unanswered.splice(0)) {
    const answer = await sendMessage(owner, life.sessionId, write)
    life.acknowledged.set(answer.id, answer.text)
  }
}

async function expectAllThere(owner: Caller, life: Life): Promise<void> {
  const { messages } = await owner.call(sessions.getSession, { params: { id: life.sessionId } })
  const stored = messages.map(({ id, text }) => [id, text])
  expect(new Map(stored as [string, string][])).toEqual(life.acknowledged)
  expect(stored.length, 'a message is there twice').toBe(life.acknowledged.size)
  for (const [id, fence] of life.claimed) {
    const { handoff } = await owner.call(handoffs.getHandoff, { params: { id } })
    expect(handoff).toMatchObject({ status: 'claimed', fence, claimedBy: { name: ENGINEER.name } })
  }
}
