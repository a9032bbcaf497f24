import { createTransport } from 'nodemailer'
import type { MailKind } from '../../../shared/contract/preferences.ts'
import { type Channel, type Ref, subjectOf } from '../../features/deliveries/index.ts'
import { ChannelFault, type Connection } from '../../features/integrations/index.ts'
import { EMAIL_FIELDS, type EmailSettings, emailSettings } from './settings.ts'
import { mailBody } from './templates.ts'

type Options = {
  /** The address behind a host name, checked against where this server may connect to. Throws `ChannelFault`. */
  resolve(host: string): Promise<string>
  /** Where one click ends mails of this event to this person. */
  unsubscribeLink(orgId: string, userId: string, event: MailKind): { page: string; oneClick: string }
  /** Whose name stands behind the @ of a message id. */
  publicUrl: string
}

const CONNECT_MS = 10_000

/** Mail to each person, threaded by hand-off. What is out cannot be taken back, what waits is never sent. */
export function emailChannel({ resolve, unsubscribeLink, publicUrl }: Options): Channel {
  const domain = new URL(publicUrl).hostname
  const messageId = (id: string) => `<${id}@${domain}>`

  return {
    kind: 'email',
    type: {
      label: 'E-mail',
      summary:
        'Mails each person by their own choice, with a button that opens the hand-off. A claim cancels what has not been sent; mail that is out stays.',
      group: 'mail',
      provenLive: true,
      fields: EMAIL_FIELDS,
      once: true,
    },
    settings: emailSettings,

    async send(message, connection, { signal, earlier }) {
      if (message.recipient.kind !== 'person' || message.event === 'noted')
        throw new Error('Mail goes to people, about hand-offs')
      const settings = emailSettings.parse(connection.settings)
      const unsubscribe = unsubscribeLink(connection.orgId, message.recipient.id, message.event)
      const thread = messageId(subjectOf(message.card))
      const before = earlier.flatMap(ref => (typeof ref.messageId === 'string' ? [ref.messageId] : []))
      await withTransport(settings, resolve, signal, transport =>
        transport.sendMail({
          ...addresses(settings, message.recipient as { name: string; email: string }),
          ...mailBody(message, unsubscribe.page),
          messageId: messageId(message.deliveryId),
          references: [thread, ...before],
          inReplyTo: before.at(-1) ?? thread,
          ...endedBy(unsubscribe.oneClick),
        }),
      )
      return { messageId: messageId(message.deliveryId) } satisfies Ref
    },

    async test(connection: Connection, tester, signal) {
      const settings = emailSettings.parse(connection.settings)
      await withTransport(settings, resolve, signal, transport =>
        transport.sendMail({
          ...addresses(settings, tester),
          subject: 'ResolutionFlow can send mail',
          text: `This is the test that you asked for, sent over ${settings.host}.`,
        }),
      )
      return `A mail is on its way to ${tester.email}.`
    },
  }
}

/**
 * Addresses are handed over as objects: a string with a line break in it would reach whomever it names. `disableFileAccess`
 * and `disableUrlAccess` keep a text from being read as a place to fetch from.
 */
export const addresses = (settings: EmailSettings, to: { name: string; email: string }) => ({
  from: { name: settings.fromName ?? 'ResolutionFlow', address: settings.from },
  to: { name: to.name, address: to.email },
  disableFileAccess: true,
  disableUrlAccess: true,
})

/** What lets a mail program offer to end mails like this one, by one click. */
export const endedBy = (oneClick: string) => ({
  list: { unsubscribe: { url: oneClick, comment: 'No more mails like this one' } },
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' },
})

type Transport = ReturnType<typeof openTransport>

/** Lends a connection to the mail server. Throws `ChannelFault`. */
export async function withTransport(
  settings: EmailSettings,
  resolve: Options['resolve'],
  signal: AbortSignal,
  use: (transport: Transport) => Promise<unknown>,
): Promise<void> {
  const transport = openTransport(settings, await resolve(settings.host))
  const stop = () => transport.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await Promise.race([use(transport), aborted(signal)])
  } catch (error) {
    throw faultOf(error, settings)
  } finally {
    signal.removeEventListener('abort', stop)
    transport.close()
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

const openTransport = ({ host, port, security, user, password }: EmailSettings, address: string) =>
  createTransport({
    // The checked address is the one that is connected to; the name is what the certificate must show.
    host: address,
    tls: { servername: host },
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: CONNECT_MS,
    ...(user ? { auth: { user, pass: password ?? '' } } : {}),
  })

/** What went wrong, in words for an admin. The server's own text is left out: it may repeat addresses. */
function faultOf(error: unknown, { host, port }: EmailSettings): unknown {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  const at = `${host}:${port}`
  if (code === 'EAUTH')
    return new ChannelFault('refused', `${at} does not accept the user name and password.`, { cause: error })
  if (
    code === 'ETLS' ||
    code === 'ESOCKET' ||
    code === 'ECONNECTION' ||
    code === 'EDNS' ||
    code === 'ETIMEDOUT'
  )
    return new ChannelFault(
      'later',
      `${at} cannot be reached, or the encryption does not fit. Check server, port and encryption.`,
      {
        cause: error,
      },
    )
  if (responseCode !== undefined && responseCode >= 500)
    return new ChannelFault(
      'refused',
      `${at} refuses the mail (code ${responseCode}). Check the sender and the recipient’s address.`,
      {
        cause: error,
      },
    )
  if (responseCode !== undefined)
    return new ChannelFault('later', `${at} does not take the mail now (code ${responseCode}).`, {
      cause: error,
    })
  return error
}
