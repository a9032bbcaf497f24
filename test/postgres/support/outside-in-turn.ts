import type { IntegrationKind } from '../../../src/shared/contract/integrations.ts'
import type { Certificate } from '../../support/outside/certificate.ts'
import { startFaultyWay, type WayFault } from '../../support/outside/faulty-way.ts'
import { type Answer, type Received, startReceiver } from '../../support/outside/http-receiver.ts'
import { MAIL_USER, startMailServer } from '../../support/outside/mail-server.ts'
import { SLACK_CHANNEL, SLACK_TOKEN, startSlack } from '../../support/outside/slack.ts'
import { BUSY, type Fault, type Side, sessionIn } from './side.ts'
import { startTicketSides, type TicketSide } from './ticket-sides.ts'

const FAULTS: readonly Fault[] = ['refuse', 'hang', 'busy', 'cut', 'dead']

export type Outside = {
  /** Everything that each organization has. */
  channels: readonly Side[]
  /** One for each organization. */
  ticketSystems: readonly TicketSide[]
  slackUrl: string
  /** The address of a browser that may be pushed to. */
  pushUrl: string
  /** As many turns as there are channels and faults: in each, one channel, or all ticket systems, have one of them. */
  turns: number
  /** The turn that it is; none: everything works. */
  take(turn: number | undefined): Promise<void>
  close(): Promise<void>
}

/** The other side of every channel, each behind a way that can be made bad. */
export async function startOutside(certificate: Certificate): Promise<Outside> {
  const [ticketSystems, slack, push, ...others] = await Promise.all([
    startTicketSides(),
    slackSide(),
    httpSide('webpush', { contact: 'push@example.test' }, { headers: ({ topic }) => String(topic) }),
    mailSide(),
    httpSide('webhook', { secret: SECRET }, { headers: headers => String(headers['webhook-id']) }),
    httpSide('slack_webhook', {}, { body: sessionIn }, certificate),
    httpSide('msteams', {}, { body: sessionIn }, certificate),
  ])
  const channels = [slack, push, ...others]
  const inTurn: Side[][] = [...channels.map(side => [side]), ticketSystems]
  const all = inTurn.flat()
  let now: number | undefined
  return {
    channels,
    ticketSystems,
    slackUrl: `http://127.0.0.1:${slack.way.port}/api/`,
    pushUrl: `http://127.0.0.1:${push.way.port}/browser`,
    turns: inTurn.length * FAULTS.length,
    async take(turn) {
      if (turn === now) return
      now = turn
      const failing = turn === undefined ? [] : (inTurn[turn % inTurn.length] ?? [])
      const fault = turn === undefined ? undefined : FAULTS[Math.floor(turn / inTurn.length)]
      await Promise.all(
        all.map(async one => {
          const its = failing.includes(one) ? fault : undefined
          const inAnswer = its !== undefined && one.answered.includes(its)
          one.answers(inAnswer ? its : undefined)
          await one.way.become(inAnswer ? undefined : (its as WayFault | undefined))
        }),
      )
    },
    async close() {
      await Promise.all(all.flatMap(side => [side.way.close(), side.close()]))
    },
  }
}

async function slackSide(): Promise<Side> {
  const slack = await startSlack()
  return {
    kind: 'slack',
    settings: { botToken: SLACK_TOKEN, channel: SLACK_CHANNEL },
    took: () => [...slack.messages.values()].map(({ blocks }) => sessionIn(JSON.stringify(blocks))),
    knowsRepeats: false,
    answers(fault) {
      const revoked = { body: JSON.stringify({ ok: false, error: 'token_revoked' }) }
      slack.instead = fault && (() => (fault === 'refuse' ? revoked : BUSY))
    },
    answered: ['refuse', 'busy'],
    way: await startFaultyWay(portOf(slack.url)),
    close: slack.close,
  }
}

async function mailSide(): Promise<Side> {
  const mail = await startMailServer()
  const way = await startFaultyWay(mail.port)
  return {
    kind: 'email',
    settings: {
      host: '127.0.0.1',
      port: way.port,
      security: 'none',
      from: 'help@example.test',
      ...MAIL_USER,
    },
    took: () => mail.mails.map(one => `${sessionIn(one.text ?? '')} ${one.envelopeTo.join()}`),
    knowsRepeats: false,
    answers(fault) {
      mail.refuseWith = fault && (fault === 'refuse' ? 550 : 451)
    },
    answered: ['refuse', 'busy'],
    way,
    close: mail.close,
  }
}

/** Over TLS nobody on the way sees where an answer begins: the other side itself hangs and cuts. */
async function httpSide(
  kind: IntegrationKind,
  settings: Side['settings'],
  name: { headers: (headers: Received['headers']) => string } | { body: (body: string) => string },
  certificate?: Certificate,
): Promise<Side> {
  const taken: string[] = []
  let fault: Fault | undefined
  const receiver = await startReceiver(({ headers, body }): Answer => {
    if (fault === 'refuse') return { status: 403 }
    if (fault === 'busy') return BUSY
    if (fault === 'hang') return 'hang'
    taken.push('body' in name ? name.body(body) : name.headers(headers))
    return fault === 'cut' ? 'cut' : {}
  }, certificate)
  const way = await startFaultyWay(portOf(receiver.url))
  const url = new URL(receiver.url)
  url.port = String(way.port)
  return {
    kind,
    settings: kind === 'webpush' ? settings : { url: url.href, ...settings },
    took: () => taken,
    knowsRepeats: 'headers' in name,
    answers(next) {
      fault = next
    },
    answered: ['refuse', 'busy', 'hang', 'cut'],
    way,
    close: receiver.close,
  }
}

const SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`
const portOf = (url: string) => Number(new URL(url).port)
