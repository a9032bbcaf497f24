import type { AddressInfo, Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { Certificate } from './certificate.ts'

export type MailServer = {
  port: number
  /** What was delivered, parsed, with the addresses of the envelope, and whether the connection was encrypted. */
  mails: (ParsedMail & { envelopeTo: string[]; encrypted: boolean })[]
  /** How many log-ins were tried. */
  logIns: number
  /** Refuses recipients with this code while it is set. */
  refuseWith: number | undefined
  /** What becomes of new connections, instead of a greeting. */
  instead: 'hang' | 'cut' | undefined
  close(): Promise<void>
}

export const MAIL_USER = { user: 'helpdesk', password: 'the password of the mail server' }

type Options = { certificate?: Certificate; security?: 'tls' | 'starttls' }

/** A real SMTP server on the loopback that wants a log-in and keeps what it gets: with a certificate over TLS, and only so. */
export async function startMailServer({ certificate, security = 'tls' }: Options = {}): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: false,
    ...(certificate
      ? { key: certificate.key, cert: certificate.cert, secure: security === 'tls' }
      : { allowInsecureAuth: true, hideSTARTTLS: true }),
    onConnect(_session, done) {
      if (mail.instead === undefined) done()
      // No greeting ever comes; `close` ends the connection.
    },
    onAuth({ username, password }, _session, done) {
      mail.logIns++
      if (username === MAIL_USER.user && password === MAIL_USER.password) done(null, { user: username })
      else done(Object.assign(new Error('Wrong log-in'), { responseCode: 535 }))
    },
    onRcptTo(_address, _session, done) {
      if (mail.refuseWith === undefined) done()
      else done(Object.assign(new Error('Refused'), { responseCode: mail.refuseWith }))
    },
    onData(stream, session, done) {
      simpleParser(stream).then(
        parsed => {
          const envelopeTo = session.envelope.rcptTo.map(({ address }) => address)
          mail.mails.push(Object.assign(parsed, { envelopeTo, encrypted: session.secure }))
          done()
        },
        error => done(error),
      )
    },
  })
  // What a client says that does not trust the certificate is no fault of this server.
  server.on('error', () => {})
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    if (mail.instead === 'cut') socket.destroy()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const mail: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    mails: [],
    logIns: 0,
    refuseWith: undefined,
    instead: undefined,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  return mail
}
