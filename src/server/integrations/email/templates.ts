import type { HandoffTurn } from '../../../shared/contract/preferences.ts'
import type { DigestMail } from '../../features/analytics/index.ts'
import { facts, headline, type Outgoing, shorten, tries } from '../../features/deliveries/index.ts'
import { escapeHtml } from '../http/escape-html.ts'

/** What stands in a mail besides the addresses. */
export type MailBody = { subject: string; text: string; html: string }

type Template = { lead: (message: Outgoing) => string; action: string; inFull: boolean }

/** The five mails there are. Text and HTML are made from the same parts, so they say the same. */
const TEMPLATES: Record<Exclude<HandoffTurn, 'withdrawn'>, Template> = {
  escalation: {
    lead: ({ actorName }) => `${actorName} is stuck and asks for somebody to take over.`,
    action: 'Open the hand-off and claim it',
    inFull: true,
  },
  released: {
    lead: ({ actorName }) =>
      `${actorName} put this hand-off back into the queue. It waits for somebody again.`,
    action: 'Open the hand-off and claim it',
    inFull: true,
  },
  claimed: {
    lead: ({ actorName }) => `${actorName} has claimed your hand-off and goes on in your session.`,
    action: 'Open the session',
    inFull: false,
  },
  returned: {
    lead: ({ actorName }) =>
      `${actorName} gave the session back to you. Their message is in the conversation.`,
    action: 'Open the session',
    inFull: false,
  },
  resolved: {
    lead: ({ actorName }) => `${actorName} resolved the session that you had handed off.`,
    action: 'Read how it ended',
    inFull: false,
  },
}

const SUBJECT = 140

/** The mail of an event. All words from people are escaped in the HTML, and nothing of them becomes a link. */
export function mailBody(message: Outgoing, unsubscribe: string): MailBody {
  const { card } = message
  const template =
    TEMPLATES[message.event === 'withdrawn' || message.event === 'noted' ? 'resolved' : message.event]
  const lead = template.lead(message)
  const rows = template.inFull
    ? facts(card)
    : facts(card).filter(({ label }) => label === 'Client' || label === 'Ticket')
  const tried = template.inFull ? tries(card) : []
  return {
    subject: shorten(headline(message), SUBJECT),
    text: [
      lead,
      '',
      card.title,
      card.problem,
      '',
      ...rows.map(({ label, value }) => `${label}: ${value}`),
      ...(tried.length > 0 ? ['', 'Tried last:', ...tried.map(line => `- ${line}`)] : []),
      '',
      `${template.action}: ${card.link}`,
      '',
      `No more mails like this one: ${unsubscribe}`,
    ].join('\n'),
    html: page([
      `<p style="margin:0 0 16px">${escapeHtml(lead)}</p>`,
      `<h1 style="font-size:18px;line-height:1.3;margin:0 0 4px">${escapeHtml(card.title)}</h1>`,
      `<p style="margin:0 0 16px;white-space:pre-line">${escapeHtml(card.problem)}</p>`,
      table(rows),
      tried.length > 0
        ? `<p style="margin:0 0 4px"><b>Tried last</b></p><ul style="margin:0 0 16px;padding-left:20px">${tried
            .map(line => `<li>${escapeHtml(line)}</li>`)
            .join('')}</ul>`
        : '',
      button(card.link, template.action),
      foot(unsubscribe, 'No more mails like this one'),
    ]),
  }
}

/** The mail of a week. */
export const digestBody = ({ title, lines, link, settings }: DigestMail, unsubscribe: string): MailBody => ({
  subject: shorten(title, SUBJECT),
  text: [
    title,
    '',
    ...lines.map(({ label, value }) => `${label}: ${value}`),
    '',
    `The figures and what is behind them: ${link}`,
    '',
    `No more digests to me: ${unsubscribe}`,
    `An owner switches it off for all at ${settings}`,
  ].join('\n'),
  html: page([
    `<h1 style="font-size:18px;line-height:1.3;margin:0 0 16px">${escapeHtml(title)}</h1>`,
    table(lines),
    button(link, 'The figures and what is behind them'),
    foot(unsubscribe, 'No more digests to me'),
    foot(settings, 'An owner switches it off for all here'),
  ]),
})

const button = (link: string, words: string): string =>
  `<p style="margin:0 0 24px"><a href="${escapeHtml(link)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#1d4ed8;color:#ffffff;text-decoration:none">${words}</a></p>`

const foot = (link: string, words: string): string =>
  `<p style="margin:0;font-size:12px;color:#64748b"><a href="${escapeHtml(link)}" style="color:#64748b">${words}</a></p>`

const table = (rows: { label: string; value: string }[]): string =>
  rows.length === 0
    ? ''
    : `<table role="presentation" style="border-collapse:collapse;margin:0 0 16px">${rows
        .map(
          ({ label, value }) =>
            `<tr><td style="padding:2px 12px 2px 0;vertical-align:top;color:#64748b">${escapeHtml(label)}</td><td style="padding:2px 0;white-space:pre-line">${escapeHtml(value)}</td></tr>`,
        )
        .join('')}</table>`

const page = (parts: string[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head><body style="margin:0;padding:24px;font:14px/1.5 system-ui,sans-serif">${parts.join('')}</body></html>`
