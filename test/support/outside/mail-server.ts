import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type MailServer = {
  port: number
  /** What was delivered, parsed, with the addresses of the envelope. */
  mails: (ParsedMail & { envelopeTo: string[] })[]
  /** Refuses recipients with this code while it is set. */
  refuseWith: number | undefined
  close(): Promise<void>
}

export const MAIL_USER = { user: 'helpdesk', password: 'the password of the mail server' }

/** A real SMTP server on the loopback that wants a log-in and keeps what it gets. */
export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth({ username, password }, _session, done) {
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
          mail.mails.push(Object.assign(parsed, { envelopeTo }))
          done()
        },
        error => done(error),
      )
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const mail: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    mails: [],
    refuseWith: undefined,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  return mail
}
