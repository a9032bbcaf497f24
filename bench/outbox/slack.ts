import { createHandoff } from '../../src/server/features/handoffs/commands/create-handoff.ts'
import { createSession } from '../../src/server/features/sessions/commands/create-session.ts'
import { addIntegration } from '../../src/shared/contract/integrations.ts'
import { startApp } from '../../test/support/app.ts'
import { SLACK_CHANNEL, SLACK_TOKEN, startSlack } from '../../test/support/outside/slack.ts'
import { openServer } from '../support/databases.ts'
import { spread } from '../support/figures.ts'

const ESCALATIONS = 150
/** One after the other, so fewer where an escalation takes longer. */
const PER_SECOND = 5

/**
 * Milliseconds from the commit of an escalation until Slack has been asked, with the whole server in this process and a
 * strict stand-in for Slack, at most five escalations a second.
 */
export async function measureSlack() {
  const open = await openServer()
  const slack = await startSlack()
  const app = await startApp({
    db: open.services.db,
    config: { RF_ALLOW_PRIVATE_ADDRESSES: '127.0.0.1', SLACK_API_URL: `${slack.url}/api/` },
  })
  try {
    const asked = new Map<string, number>()
    const answer = slack.answer
    slack.answer = request => {
      const [, sessionId] = /pilot(?:%2F|\/)([0-9a-f-]{36})/.exec(request.body) ?? []
      if (sessionId && !asked.has(sessionId)) asked.set(sessionId, performance.now())
      return answer(request)
    }
    const organization = await app.addOrganization('Bench')
    const technician = await organization.hire('technician')
    const admin = await organization.hire('admin')
    await admin.call(addIntegration, {
      body: { kind: 'slack', name: 'Slack', settings: { botToken: SLACK_TOKEN, channel: SLACK_CHANNEL } },
    })
    const committed = new Map<string, number>()
    const escalate = async () => {
      const { id } = await createSession(technician.ctx, {
        title: 'Outlook asks for the password',
        problem: 'It asks again after each start',
      })
      await createHandoff(technician.ctx, { sessionId: id, reason: 'I am out of ideas', watchLevel: 'watch' })
      committed.set(id, performance.now())
    }
    const from = performance.now()
    for (let n = 0; n < ESCALATIONS; n++) {
      const wait = from + (n * 1000) / PER_SECOND - performance.now()
      if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
      await escalate()
    }
    while (asked.size < ESCALATIONS) await new Promise(resolve => setTimeout(resolve, 10))
    // The first ones load code and open connections.
    const times = [...committed].slice(20).map(([id, at]) => (asked.get(id) ?? 0) - at)
    return { escalations: ESCALATIONS, perSecond: PER_SECOND, commitToRequestMs: spread(times) }
  } finally {
    await app.close()
    await slack.close()
    await open.close()
  }
}
