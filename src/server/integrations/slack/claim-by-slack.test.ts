import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Member, startApp, type TestApp, type TestOrganization } from '../../../../test/support/app.ts'
import {
  type Posted,
  pressOf,
  SLACK_CHANNEL,
  SLACK_SIGNING_SECRET,
  SLACK_TOKEN,
  type Slack,
  signedBySlack,
  startSlack,
} from '../../../../test/support/outside/slack.ts'
import { dumpOrganization } from '../../../../test/support/plant-organization.ts'
import * as handoffs from '../../../shared/contract/handoffs.ts'
import * as integrations from '../../../shared/contract/integrations.ts'
import { removeMember } from '../../../shared/contract/members.ts'
import * as sessions from '../../../shared/contract/sessions.ts'

const MARTA = 'U0000000001'
const KENJI = 'U0000000002'
const TESS = 'U0000000003'
const STRANGER = 'U0000000004'

let app: TestApp
let slack: Slack
let organization: TestOrganization
let integrationId: string
let technician: Member
let marta: Member
let kenji: Member
let admin: Member

beforeAll(async () => {
  slack = await startSlack()
  app = await startApp({
    config: { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1', SLACK_API_URL: `${slack.url}/api/` },
  })
})
afterAll(async () => {
  await app?.close()
  await slack?.close()
})
beforeEach(async () => {
  organization = await app.addOrganization()
  technician = await organization.hire('technician', 'Tess')
  marta = await organization.hire('engineer', 'Marta <!here>')
  kenji = await organization.hire('engineer', 'Kenji')
  admin = await organization.hire('admin', 'Ada')
  slack.messages.clear()
  slack.whispers.length = 0
  slack.received.length = 0
  slack.missingScopes.clear()
  slack.instead = undefined
  slack.people.clear()
  slack.people.set(MARTA, { email: marta.email.toUpperCase() })
  slack.people.set(KENJI, { email: kenji.email })
  slack.people.set(TESS, { email: technician.email })
  slack.people.set(STRANGER, { email: 'nobody@example.test' })
  ;({ id: integrationId } = await addSlack())
})

const addSlack = (signingSecret: string | undefined = SLACK_SIGNING_SECRET) =>
  admin.call(integrations.addIntegration, {
    body: {
      kind: 'slack',
      name: 'Slack',
      settings: {
        botToken: SLACK_TOKEN,
        channel: SLACK_CHANNEL,
        ...(signingSecret ? { signingSecret } : {}),
      },
    },
  })
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 })

/** An escalation, and the message that stands in the channel then. */
async function called(): Promise<{ id: string; message: Posted }> {
  const { id: sessionId } = await technician.call(sessions.createSession, {
    body: { title: 'VPN down', problem: 'Error 13801' },
  })
  const { id } = await technician.call(handoffs.createHandoff, {
    params: { id: sessionId },
    body: { reason: 'Stuck' },
  })
  await until(() => expect(slack.messages.size).toBe(1))
  return { id, message: [...slack.messages.values()][0] as Posted }
}

type Sent = { body: string; headers: Record<string, string> }

const send = ({ body, headers }: Sent, to = { orgId: organization.orgId, id: integrationId }) =>
  fetch(`${app.url}/api/v1/slack/${to.orgId}/${to.id}/interactions`, { method: 'POST', headers, body })
const claim = (message: Posted, user: string) => pressOf(message, { user, actionId: 'claim_handoff' })
const standing = async (id: string) => (await admin.call(handoffs.getHandoff, { params: { id } })).handoff
const whispered = (user: string) => slack.whispers.filter(one => one.user === user).map(({ text }) => text)

test('a press claims as the member who pressed, the message says so, and only the loser hears who was faster', async () => {
  const { id, message } = await called()
  const first = await send(claim(message, MARTA))
  expect([first.status, await first.text()]).toEqual([200, '{}'])
  await until(() => expect(whispered(MARTA)).toEqual([expect.stringContaining('You have claimed it.')]))
  expect(await standing(id)).toMatchObject({ status: 'claimed', claimedBy: { id: marta.actor.id } })
  await until(() => expect([...slack.messages.values()][0]?.text).toContain('Claimed by Marta &lt;!here&gt;'))
  const buttons = [...slack.messages.values()].flatMap(({ blocks }) =>
    blocks.filter(({ type }) => type === 'actions'),
  )
  expect(buttons).toEqual([])

  // Kenji's screen still shows the old message.
  expect((await send(claim(message, KENJI))).status).toBe(200)
  await until(() =>
    expect(whispered(KENJI)).toEqual([
      expect.stringMatching(/^Marta &lt;!here&gt; was faster and claimed it at /),
    ]),
  )
  // The winner presses again: the same answer, and nothing happens.
  const { fence, claimedAt } = await standing(id)
  expect((await send(claim(message, MARTA))).status).toBe(200)
  await until(() => expect(whispered(MARTA)).toHaveLength(2))
  expect(await standing(id)).toMatchObject({ fence, claimedAt, claimedBy: { id: marta.actor.id } })
  expect(slack.messages.size).toBe(1)
})

test('Slack is asked once who somebody is, and whoever has left the organization is nobody', async () => {
  const { message } = await called()
  await send(claim(message, MARTA))
  await until(() => expect(whispered(MARTA)).toHaveLength(1))
  await send(claim(message, MARTA))
  await until(() => expect(whispered(MARTA)).toHaveLength(2))
  expect(slack.received.filter(({ path }) => path.endsWith('/users.info'))).toHaveLength(1)

  const owner = await organization.hire('owner')
  await owner.call(removeMember, { params: { id: marta.actor.id } })
  await send(claim(message, MARTA))
  await until(() => expect(whispered(MARTA)[2]).toContain('has no member with the mail address'))
})

describe('who may not claim is told what to do, and nothing changes', () => {
  const refused = async (user: string, words: string | RegExp) => {
    const { id, message } = await called()
    expect((await send(claim(message, user))).status).toBe(200)
    await until(() => expect(whispered(user)).toEqual([expect.stringMatching(words)]))
    expect(await standing(id)).toMatchObject({ status: 'open', fence: 0 })
    expect(slack.whispers.map(one => one.user)).toEqual([user])
  }
  test('no member', () => refused(STRANGER, /no member with the mail address/))
  test('a technician', () => refused(TESS, /Your role in ResolutionFlow is technician/))
  test('an address that nobody confirmed', () => {
    slack.people.set(MARTA, { email: marta.email, confirmed: false })
    return refused(MARTA, /no member with the mail address/)
  })
  test('somebody of another workspace, whatever address that gave them', () => {
    slack.people.set(MARTA, { email: marta.email, teamId: 'T0000000666' })
    return refused(MARTA, /no member with the mail address/)
  })
  test('anybody, while the app may not read who they are', async () => {
    slack.missingScopes.add('users:read')
    await refused(MARTA, /It was not claimed\. The app lacks a permission/)
    const { integrations: listed } = await admin.call(integrations.listIntegrations, {})
    expect(listed).toMatchObject([{ lastError: expect.stringContaining('users:read.email') }])
  })
  test('whoever made the hand-off', async () => {
    const { id: sessionId } = await marta.call(sessions.createSession, {
      body: { title: 'Mail loop', problem: 'It loops' },
    })
    const { id } = await marta.call(handoffs.createHandoff, {
      params: { id: sessionId },
      body: { reason: 'Stuck' },
    })
    await until(() => expect(slack.messages.size).toBe(1))
    await send(claim([...slack.messages.values()][0] as Posted, MARTA))
    await until(() =>
      expect(whispered(MARTA)).toEqual(['You made this hand-off, so someone else has to claim it.']),
    )
    expect((await standing(id)).status).toBe('open')
  })
})

describe('what Slack did not sign just now is refused with 401, and nothing changes', () => {
  const refused = async (
    change: (good: Sent, message: Posted) => Sent,
    to?: { orgId: string; id: string },
  ) => {
    const { message } = await called()
    await until(async () =>
      expect(
        (await admin.call(integrations.listIntegrations, {})).integrations.map(({ light }) => light),
      ).toEqual(['working']),
    )
    const before = await dumpOrganization(app.services.db, organization.orgId)
    const answer = await send(change(claim(message, MARTA), message), to)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ code: 'slack_signature_invalid' })
    expect(await dumpOrganization(app.services.db, organization.orgId)).toEqual(before)
  }
  const minutes = (many: number) => Date.now() + many * 60_000

  test('stale', () =>
    refused((_good, message) =>
      pressOf(message, { user: MARTA, actionId: 'claim_handoff', at: minutes(-5.1) }),
    ))
  test('from the future', () =>
    refused((_good, message) =>
      pressOf(message, { user: MARTA, actionId: 'claim_handoff', at: minutes(5.1) }),
    ))
  test('with another body', () => refused(good => ({ ...good, body: good.body.replace(MARTA, KENJI) })))
  test('with another time stamp', () =>
    refused(good => ({
      ...good,
      headers: { ...good.headers, 'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000) - 7) },
    })))
  test('by another secret', () =>
    refused((_good, message) =>
      pressOf(message, { user: MARTA, actionId: 'claim_handoff', secret: 'f'.repeat(32) }),
    ))
  test('without a signature', () =>
    refused(({ body }) => ({ body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })))
  test('as JSON', () =>
    refused(good => ({ body: '{}', headers: { ...good.headers, 'content-type': 'application/json' } })))
  test('to an organization that does not exist', () =>
    refused(good => good, { orgId: 'nobody', id: integrationId }))
  test('to another organization', async () => {
    const other = await app.addOrganization('Another MSP')
    await refused(good => good, { orgId: other.orgId, id: integrationId })
  })

  test('a second time', async () => {
    const { id, message } = await called()
    const press = claim(message, MARTA)
    expect((await send(press)).status).toBe(200)
    await until(() => expect(whispered(MARTA)).toHaveLength(1))
    const { fence } = await standing(id)
    await marta.call(handoffs.releaseHandoff, { params: { id }, body: { fence } })
    expect((await send(press)).status).toBe(401)
    expect((await standing(id)).status).toBe('open')
  })

  test('without a signing secret in the settings, where the message has no Claim button either', async () => {
    await admin.call(integrations.removeIntegration, { params: { id: integrationId } })
    ;({ id: integrationId } = await addSlack(''))
    const { message } = await called()
    expect(() => claim(message, MARTA)).toThrow('no button')
    expect((await send(signedBySlack('payload={}'))).status).toBe(401)
  })
})

test('the answer does not wait for Slack, and a claim goes on after Slack asked to slow down', async () => {
  const { id, message } = await called()
  let asked = 0
  slack.instead = ({ path }) => {
    if (!path.endsWith('/users.info')) return undefined
    return ++asked === 1 ? { status: 429, headers: { 'retry-after': '1' } } : undefined
  }
  const started = performance.now()
  expect((await send(claim(message, KENJI))).status).toBe(200)
  expect(performance.now() - started).toBeLessThan(3_000)
  await until(async () => expect(await standing(id)).toMatchObject({ claimedBy: { id: kenji.actor.id } }))
  expect(asked).toBe(2)
})

test('what else Slack tells is taken and does nothing', async () => {
  const { id, message } = await called()
  for (const press of [
    pressOf(message, { user: MARTA, actionId: 'open_handoff' }),
    signedBySlack('payload=%7Bnot%20json'),
    signedBySlack('ssl_check=1'),
    signedBySlack(
      `payload=${encodeURIComponent(JSON.stringify({ type: 'view_submission', user: { id: MARTA } }))}`,
    ),
  ])
    expect((await send(press)).status).toBe(200)
  expect((await standing(id)).status).toBe('open')
})
