import type { SendDigest } from '../../features/analytics/index.ts'
import { addresses, endedBy, withTransport } from './channel.ts'
import { emailSettings } from './settings.ts'
import { digestBody } from './templates.ts'

type Options = {
  /** The address behind a host name, checked against where this server may connect to. Throws `ChannelFault`. */
  resolve(host: string): Promise<string>
  publicUrl: string
  /** Where one click ends these mails to this person. */
  unsubscribeLink(orgId: string, userId: string, event: 'digest'): { page: string; oneClick: string }
}

/** Mails the weekly digest to an owner. The same id at every try, so that a repeated one can be told. */
export function emailDigest({ resolve, publicUrl, unsubscribeLink }: Options): SendDigest {
  const domain = new URL(publicUrl).hostname
  return async (mail, connection, signal) => {
    const settings = emailSettings.parse(connection.settings)
    const unsubscribe = unsubscribeLink(connection.orgId, mail.to.id, 'digest')
    await withTransport(settings, resolve, signal, transport =>
      transport.sendMail({
        ...addresses(settings, mail.to),
        ...digestBody(mail, unsubscribe.page),
        messageId: `<${mail.id}@${domain}>`,
        ...endedBy(unsubscribe.oneClick),
      }),
    )
  }
}
