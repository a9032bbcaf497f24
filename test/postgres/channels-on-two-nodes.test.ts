import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { getHandoffAudience } from '../../src/shared/contract/deliveries.ts'
import {
  createHandoff,
  getHandoff,
  lookAtHandoff,
  releaseHandoff,
} from '../../src/shared/contract/handoffs.ts'
import { addIntegration } from '../../src/shared/contract/integrations.ts'
import { createSession } from '../../src/shared/contract/sessions.ts'
import {
  type Posted,
  pressOf,
  SLACK_CHANNEL,
  SLACK_SIGNING_SECRET,
  SLACK_TOKEN,
  type Slack,
  startSlack,
} from '../support/outside/slack.ts'
import { type Person, startTwoNodes, type TwoNodes } from './support/two-nodes.ts'

const ENGINEER = 'U0000000001'

let slack: Slack
let two: TwoNodes
beforeAll(async () => {
  slack = await startSlack()
  two = await startTwoNodes(inject('postgresUrl'), {
    RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
    SLACK_API_URL: `${slack.url}/api/`,
  })
})
afterAll(async () => {
  await two?.stop()
  await slack?.close()
})

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 50 })

async function escalate(technician: Person) {
  const { id } = await technician.at[0].call(createSession, { body: { title: 'VPN', problem: 'Down' } })
  return technician.at[0].call(createHandoff, { params: { id }, body: { reason: 'Stuck' } })
}

test('who looks at one node is seen looking at the other, at once', async () => {
  const { hire } = await two.addOrganization()
  const [technician, engineer] = [await hire('technician'), await hire('engineer')]
  const { id } = await escalate(technician)
  const params = { id }
  const watching = await technician.at[0].stream()
  await engineer.at[1].call(lookAtHandoff, { params, body: { looking: true } })
  await watching.event('handoff_looked_at', ({ data }) => data.looking)
  const { people } = await technician.at[0].call(getHandoffAudience, { params })
  expect(people).toMatchObject([{ name: engineer.name, lookingUntil: expect.any(String) }])
  await engineer.at[1].call(lookAtHandoff, { params, body: { looking: false } })
  await watching.event('handoff_looked_at', ({ data }) => !data.looking)
  watching.close()
})

test('what Slack sent to one node counts on no other a second time', async () => {
  const { orgId, hire } = await two.addOrganization()
  const [technician, engineer, admin] = [
    await hire('technician'),
    await hire('engineer'),
    await hire('admin'),
  ]
  const me = (await (await engineer.at[0].raw('/api/v1/me')).json()) as { user: { email: string } }
  slack.people.set(ENGINEER, { email: me.user.email })
  const { id: integrationId } = await admin.at[0].call(addIntegration, {
    body: {
      kind: 'slack',
      name: 'Slack',
      settings: { botToken: SLACK_TOKEN, channel: SLACK_CHANNEL, signingSecret: SLACK_SIGNING_SECRET },
    },
  })
  const { id } = await escalate(technician)
  await until(() => expect(slack.messages.size).toBe(1))
  const press = pressOf([...slack.messages.values()][0] as Posted, {
    user: ENGINEER,
    actionId: 'claim_handoff',
  })
  const sendTo = async (node: 0 | 1) =>
    (
      await fetch(`${two.nodes[node].url}/api/v1/slack/${orgId}/${integrationId}/interactions`, {
        method: 'POST',
        ...press,
      })
    ).status
  expect((await Promise.all([sendTo(0), sendTo(1)])).sort()).toEqual([200, 401])
  const standing = async () => (await admin.at[1].call(getHandoff, { params: { id } })).handoff
  await until(async () => expect(await standing()).toMatchObject({ claimedBy: { id: engineer.id } }))
  const { fence } = await standing()
  await engineer.at[0].call(releaseHandoff, { params: { id }, body: { fence } })
  expect([await sendTo(0), await sendTo(1)]).toEqual([401, 401])
  expect((await standing()).status).toBe('open')
})
