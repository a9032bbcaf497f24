import { z } from 'zod'
import type { SettingField } from '../../../shared/contract/integrations.ts'

const hostName = z
  .string()
  .trim()
  .max(253)
  .regex(/^[A-Za-z0-9.:-]+$/, 'Must be a host name or an address, such as smtp.example.com')

/** An SMTP server that takes mail for anybody whom it is sent to. */
export const emailSettings = z.object({
  host: hostName,
  port: z.coerce.number().int().min(1).max(65_535).default(587),
  /** `tls` from the first byte (465), `starttls` demanded, or `none` for a relay on the same machine. */
  security: z.enum(['starttls', 'tls', 'none']).default('starttls'),
  user: z.string().max(320).optional(),
  password: z.string().max(1_000).optional(),
  from: z.email('Must be a mail address').max(254),
  fromName: z
    .string()
    .trim()
    .max(120)
    .regex(/^[^\r\n]*$/)
    .optional(),
})
export type EmailSettings = z.output<typeof emailSettings>

export const EMAIL_FIELDS: SettingField[] = [
  {
    name: 'host',
    label: 'SMTP server',
    help: 'Such as smtp.example.com',
    type: 'text',
    required: true,
    secret: false,
  },
  { name: 'port', label: 'Port', help: '587 unless told', type: 'number', required: false, secret: false },
  {
    name: 'security',
    label: 'Encryption',
    type: 'choice',
    choices: [
      { value: 'starttls', label: 'STARTTLS, demanded (587)' },
      { value: 'tls', label: 'TLS from the start (465)' },
      { value: 'none', label: 'None: a relay on this machine only' },
    ],
    required: false,
    secret: false,
  },
  { name: 'user', label: 'User name', type: 'text', required: false, secret: false },
  { name: 'password', label: 'Password', type: 'text', required: false, secret: true },
  { name: 'from', label: 'Sender address', type: 'text', required: true, secret: false },
  { name: 'fromName', label: 'Sender name', type: 'text', required: false, secret: false },
]
