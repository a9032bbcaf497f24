import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { channelSuite, type Stand, type Trouble } from '../../../test/support/channel-suite.ts'
import { makePushBrowser, type PushBrowser } from '../../../test/support/outside/browser-push.ts'
import { type Certificate, makeCertificate } from '../../../test/support/outside/certificate.ts'
import { type Answer, type Receiver, startReceiver } from '../../../test/support/outside/http-receiver.ts'
import { MAIL_USER, type MailServer, startMailServer } from '../../../test/support/outside/mail-server.ts'
import { HOSTILE, outgoing } from '../../../test/support/outside/outgoing.ts'
import {
  type Posted,
  SLACK_CHANNEL,
  SLACK_TOKEN,
  type Slack,
  startSlack,
} from '../../../test/support/outside/slack.ts'
import { parseAllowList } from '../core/guarded-fetch/allow-list.ts'
import { type Fetch, makeGuardedFetch } from '../core/guarded-fetch.ts'
import { ChannelFault, type Connection } from '../features/integrations/index.ts'
import { emailChannel } from './email/channel.ts'
import { callCard, settledCard } from './msteams/card.ts'
import { teamsChannel } from './msteams/channel.ts'
import { slackChannel } from './slack/channel.ts'
import { slackWebhookChannel } from './slack/webhook-channel.ts'
import { webhookChannel } from './webhook/channel.ts'
import { webpushChannel } from './webpush/channel.ts'

const guarded = makeGuardedFetch({ allow: parseAllowList('127.0.0.1') })
const connect = (settings: Record<string, unknown>): Connection => ({
  id: 'the integration',
  orgId: 'the organization',
  name: 'The integration',
  settings,
})
const ANSWERS: Record<Trouble, Answer> = {
  slow_down: { status: 429, headers: { 'retry-after': '7' } },
  trouble: { status: 503 },
  hang: 'hang',
  cut: 'cut',
}
/** Vendors take https only: what would go to them goes to the receiver. */
const towards =
  (vendor: string, receiver: () => Receiver): Fetch =>
  (input, init) =>
    guarded(String(input).replace(vendor, receiver().url), init)

let slack: Slack
let receiver: Receiver
beforeAll(async () => {
  ;[slack, receiver] = await Promise.all([startSlack(), startReceiver()])
})
afterAll(() => Promise.all([slack?.close(), receiver?.close()]))
beforeEach(() => {
  slack.messages.clear()
  slack.instead = undefined
  receiver.received.length = 0
  receiver.answer = () => ({})
})
const httpTrouble = (how: Trouble | undefined) => {
  receiver.answer = () => (how ? ANSWERS[how] : {})
}
const bodies = () => receiver.received.map(({ body }) => body)

describe('Slack app', () => {
  channelSuite(
    (): Stand => ({
      channel: slackChannel({ apiUrl: `${slack.url}/api/`, fetch: guarded }),
      connection: connect({ botToken: SLACK_TOKEN, channel: SLACK_CHANNEL }),
      refused: connect({ botToken: 'xoxb-0000000000-a-token-that-was-revoked', channel: SLACK_CHANNEL }),
      recipient: { kind: 'place' },
      secrets: [SLACK_TOKEN, 'a-token-that-was-revoked'],
      reads: () => [...slack.messages.values()].map(message => JSON.stringify(message)),
      repeatIds: () => [],
      trouble: how => {
        slack.instead = () => (how ? ANSWERS[how] : undefined)
      },
      expectInert: () => {
        for (const { text, blocks } of slack.messages.values()) expectInertSlack(text, blocks)
      },
    }),
  )
  test.each([
    ['channel_not_found', /Slack knows no such channel, or the app is not in it/],
    ['is_archived', /The channel is archived/],
    ['token_revoked', /The bot token was revoked/],
    ['missing_scope', /The app lacks a permission/],
  ])('says what to do about %s', async (error, advice) => {
    slack.instead = () => ({ body: JSON.stringify({ ok: false, error }) })
    const channel = slackChannel({ apiUrl: `${slack.url}/api/`, fetch: guarded })
    const connection = connect({ botToken: SLACK_TOKEN, channel: SLACK_CHANNEL })
    const test = channel.test(connection, { id: 'me', name: 'Ada', email: '' }, AbortSignal.timeout(5_000))
    await expect(test).rejects.toThrow(advice)
  })
})

/** Slack reads markup in `text` and in `mrkdwn`: of people's words none may be left in either. */
function expectInertSlack(text: string, blocks: Posted['blocks']) {
  const markup = blocks
    .flatMap(block => [
      block.text,
      ...(block.elements ?? []).map(({ type, text }) => ({ type, text: String(text) })),
    ])
    .flatMap(one => (one?.type === 'mrkdwn' ? [one.text] : []))
  for (const read of [text, ...markup]) {
    expect(read).not.toContain('<!channel>')
    expect(read).not.toContain('<https://evil.example')
  }
}

describe('Slack webhook', () => {
  channelSuite(
    (): Stand => ({
      channel: slackWebhookChannel(towards('https://hooks.slack.com', () => receiver)),
      connection: connect({ url: 'https://hooks.slack.com/services/T0/B0/the-secret-of-it' }),
      recipient: { kind: 'place' },
      secrets: ['the-secret-of-it'],
      reads: bodies,
      repeatIds: () => [],
      trouble: httpTrouble,
      expectInert: () => {
        for (const body of bodies()) {
          const { text, blocks = [] } = JSON.parse(body)
          expectInertSlack(text, blocks)
        }
      },
    }),
  )
})

describe('Microsoft Teams', () => {
  channelSuite(
    (): Stand => ({
      channel: teamsChannel(towards('https://prod.logic.azure.com', () => receiver)),
      connection: connect({ url: 'https://prod.logic.azure.com/workflows/1/triggers?sig=the-secret-of-it' }),
      recipient: { kind: 'place' },
      secrets: ['the-secret-of-it'],
      reads: bodies,
      repeatIds: () => [],
      trouble: httpTrouble,
      expectInert: () => {
        for (const body of bodies()) {
          expect(Buffer.byteLength(body)).toBeLessThan(20_000)
          // A bracket that is not escaped begins a link.
          for (const [text] of body.matchAll(/"text":"(?:[^"\\]|\\.)*"/g))
            expect(JSON.parse(`{${text}}`).text.replaceAll(/\\[[\]()]/g, '')).not.toContain('](')
        }
      },
    }),
  )

  test.each([
    ['a call', callCard],
    ['a settled one', settledCard],
  ])('%s is an Adaptive Card 1.4 as published, and below 20 KB with the worst of texts', (_name, make) => {
    for (const problem of ['Outlook asks again', HOSTILE, '👩‍👩‍👧‍👦'.repeat(4_000), '"\\'.repeat(8_000)]) {
      const message = make(outgoing({ problem }))
      expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(20_000)
      const card = message.attachments[0]?.content
      expect(faultsOfCard(card)).toEqual([])
      // The library passes over a property that it does not know.
      expect(publishedCard.safeParse(card).error).toBeUndefined()
    }
  })
  test('the card of a test is one too', async () => {
    const channel = teamsChannel(towards('https://prod.logic.azure.com', () => receiver))
    const connection = connect({ url: 'https://prod.logic.azure.com/workflows/1/triggers?sig=secret' })
    const tester = { id: 'me', name: HOSTILE.slice(0, 300), email: 'ada@example.test' }
    await channel.test(connection, tester, AbortSignal.timeout(5_000))
    const card = JSON.parse(bodies()[0] ?? '').attachments[0].content
    expect(faultsOfCard(card)).toEqual([])
    expect(publishedCard.safeParse(card).error).toBeUndefined()
  })
  test('a card that is none has faults', () => {
    expect(
      faultsOfCard({
        type: 'AdaptiveCard',
        version: '1.4',
        body: [{ type: 'Container', style: 'loud', items: [] }, { type: 'Table' }],
        actions: [{ type: 'Action.OpenUrl', title: 'No address' }],
      }),
    ).toHaveLength(3)
  })
})

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string(),
  wrap: z.boolean().optional(),
  weight: z.enum(['Default', 'Lighter', 'Bolder']).optional(),
  size: z.enum(['Default', 'Small', 'Medium', 'Large', 'ExtraLarge']).optional(),
})
const factSet = z.strictObject({
  type: z.literal('FactSet'),
  facts: z.array(z.strictObject({ title: z.string(), value: z.string() })),
})
/** Of the published schema of 1.4 (adaptivecards.io) what our cards use: it allows no property that it does not name. */
const publishedCard = z.strictObject({
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.4'),
  // What Teams adds to the schema: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
  body: z.array(
    z.union([
      textBlock,
      z.strictObject({
        type: z.literal('Container'),
        style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']),
        items: z.array(z.union([textBlock, factSet])),
      }),
    ]),
  ),
  actions: z
    .array(
      z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string().optional(), url: z.string() }),
    )
    .optional(),
})

/** What the vendor's own library finds wrong with a card of version 1.4. */
function faultsOfCard(content: object | undefined): string[] {
  const context = new SerializationContext(Versions.v1_4)
  const card = new AdaptiveCard()
  card.parse(content, context)
  return [
    ...Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n).message),
    ...card.validateProperties().validationEvents.map(({ message }) => message),
  ]
}

describe('webhook', () => {
  const secret = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`
  channelSuite(
    (): Stand => ({
      channel: webhookChannel(guarded),
      connection: connect({ url: `${receiver.url}/hook`, secret }),
      recipient: { kind: 'place' },
      secrets: [secret],
      reads: bodies,
      repeatIds: () => receiver.received.map(({ headers }) => String(headers['webhook-id'])),
      trouble: httpTrouble,
      // Data, not markup: it has only to be well-formed and whole.
      expectInert: () => {
        for (const { data } of bodies().map(body => JSON.parse(body)))
          expect([data.handoff?.problem, HOSTILE.slice(0, 300)]).toContain(data.askedFor ?? HOSTILE)
      },
    }),
  )
})

describe('push', () => {
  let browser: PushBrowser
  const forgotten: string[] = []
  const { complete } = webpushChannel({ fetch: guarded, forget: async () => {} })
  const keys = complete?.({ contact: 'admin@example.test' }) ?? {}
  beforeEach(() => {
    browser = makePushBrowser()
    forgotten.length = 0
  })
  const channel = () =>
    webpushChannel({
      fetch: towards('https://push.example.test', () => receiver),
      forget: async (_orgId, id) => void forgotten.push(id),
    })
  const person = (): Stand['recipient'] => ({
    kind: 'person',
    id: 'me',
    name: 'Marta',
    email: 'marta@example.test',
    subscriptions: [{ id: 'a browser', endpoint: 'https://push.example.test/of-marta', keys: browser.keys }],
  })
  const topics = () => receiver.received.map(({ headers }) => String(headers.topic))
  channelSuite(
    (): Stand => ({
      channel: channel(),
      connection: connect(keys),
      recipient: person(),
      secrets: [String(keys.privateKey)],
      reads: () => receiver.received.map(one => JSON.stringify(browser.read(one))),
      repeatIds: topics,
      trouble: httpTrouble,
      // A notification shows text; it has to fit into what push services take.
      expectInert: () => {
        for (const { bytes } of receiver.received) expect(bytes.length).toBeLessThanOrEqual(4_096)
      },
    }),
  )

  const send = () =>
    channel().send({ ...outgoing(), recipient: person() }, connect(keys), {
      signal: AbortSignal.timeout(5_000),
      earlier: [],
    })

  test('only the browser reads it; the push service learns for how long it matters, and from whom it is', async () => {
    await send()
    const [one] = receiver.received
    if (!one) throw new Error('Nothing arrived')
    expect(browser.read(one)).toMatchObject({ title: expect.stringContaining('Outlook asks again') })
    expect(() => makePushBrowser().read(one)).toThrow()
    expect(one.headers).toMatchObject({ ttl: '3600', urgency: 'high', 'content-encoding': 'aes128gcm' })
    expect(one.headers.topic).toMatch(/^[\w-]{32}$/)
    expect(one.headers.authorization).toMatch(/^vapid t=[\w.-]+, ?k=[\w-]+$/)
    const claims = String(one.headers.authorization).split(/[.]/)[1] ?? ''
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: 'https://push.example.test',
      sub: 'mailto:admin@example.test',
    })
  })

  test.each([404, 410])('a browser that is gone (%s) is forgotten, and not tried again', async status => {
    receiver.answer = () => ({ status })
    await expect(send()).rejects.toMatchObject({ kind: 'refused' })
    expect(forgotten).toEqual(['a browser'])
  })
})

describe('mail', () => {
  let mail: MailServer
  beforeAll(async () => {
    mail = await startMailServer()
  })
  afterAll(() => mail?.close())
  beforeEach(() => {
    mail.mails.length = 0
    mail.refuseWith = undefined
    mail.instead = undefined
    mail.logIns = 0
  })
  const channel = emailChannel({
    resolve: async () => '127.0.0.1',
    unsubscribeLink: () => ({
      page: 'https://help.example.test/unsubscribe?token=x.y',
      oneClick: 'https://help.example.test/api/v1/notifications/unsubscribe?token=x.y',
    }),
    publicUrl: 'https://help.example.test',
  })
  const settings = () => ({
    host: 'localhost',
    port: mail.port,
    security: 'none',
    ...MAIL_USER,
    from: 'help@example.test',
  })
  const recipient: Stand['recipient'] = {
    kind: 'person',
    id: 'me',
    name: HOSTILE.slice(0, 300),
    email: 'marta@example.test',
    subscriptions: [],
  }
  const stand = (): Stand => ({
    channel,
    connection: connect(settings()),
    refused: connect({ ...settings(), password: 'a wrong password' }),
    recipient,
    secrets: [MAIL_USER.password, 'a wrong password'],
    reads: () => mail.mails.map(({ subject, text }) => `${subject}\n${text}`),
    repeatIds: () => mail.mails.map(({ messageId }) => String(messageId)),
    trouble: how => {
      mail.instead = how === 'hang' || how === 'cut' ? how : undefined
      mail.refuseWith = how === 'trouble' || how === 'slow_down' ? 451 : undefined
    },
    expectInert: () => {
      for (const one of mail.mails) {
        expect(one.envelopeTo).toEqual(['marta@example.test'])
        expect([one.cc, one.bcc]).toEqual([undefined, undefined])
        expect(String(one.html)).not.toMatch(/<script|<img/i)
        for (const [, to = ''] of String(one.html).matchAll(/href="([^"]+)"/g))
          expect(new URL(to).host).toBe('help.example.test')
      }
    },
  })
  channelSuite(stand)

  const send = (connection: Connection, message = outgoing(), earlier: Record<string, string>[] = []) =>
    channel.send({ ...message, recipient }, connection, { signal: AbortSignal.timeout(20_000), earlier })

  test('mails about one hand-off are one thread, and a repeat has the same id', async () => {
    const connection = connect(settings())
    const call = outgoing()
    const first = (await send(connection, call)) as { messageId: string }
    const returned = { ...outgoing({ event: 'returned' }), card: call.card }
    await send(connection, returned, [first])
    await send(connection, returned, [first])
    const [one, two, again] = mail.mails
    expect(one?.references).toBe(two?.references?.[0])
    expect(two?.references).toEqual([one?.references, first.messageId])
    expect(two?.inReplyTo).toBe(first.messageId)
    expect(again?.messageId).toBe(two?.messageId)
    expect(one?.messageId).not.toBe(two?.messageId)
  })

  describe('over TLS', () => {
    let certificate: Certificate
    beforeAll(async () => {
      certificate = await makeCertificate()
    })
    afterAll(() => certificate?.remove())

    // That a certificate which is trusted is taken is in test/outside, where the server is told to trust one.
    test.each(['tls', 'starttls'] as const)(
      '%s with a certificate that nobody vouches for gets neither password nor mail',
      async security => {
        const server = await startMailServer({ certificate, security })
        const sending = send(connect({ ...settings(), port: server.port, security }))
        await expect(sending).rejects.toMatchObject({
          message: expect.stringContaining('encryption does not fit'),
        })
        expect([server.logIns, server.mails]).toEqual([0, []])
        await server.close()
      },
    )
    test('a server that has no STARTTLS gets neither password nor mail', async () => {
      const sending = send(connect({ ...settings(), security: 'starttls' }))
      await expect(sending).rejects.toBeInstanceOf(ChannelFault)
      expect([mail.logIns, mail.mails]).toEqual([0, []])
    })
  })
})
