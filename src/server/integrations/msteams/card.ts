import { facts, headline, type Outgoing, settled, shorten, tries } from '../../features/deliveries/index.ts'

/** Teams refuses a larger message: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
const MOST_BYTES = 20_000
const TEXT = 1_200
const LINE = 300

/** A message with one Adaptive Card, as a Workflows webhook takes it. */
export type TeamsMessage = {
  type: 'message'
  attachments: { contentType: 'application/vnd.microsoft.card.adaptive'; contentUrl: null; content: object }[]
}

/** A call for somebody. */
export const callCard = (message: Outgoing): TeamsMessage =>
  fitting(scale => {
    const { card } = message
    const cut = (text: string, max: number) => plain(shorten(text, Math.ceil(max * scale)))
    return {
      style: card.watchLevel === 'critical' ? 'attention' : 'default',
      lines: [
        heading(cut(headline(message), LINE)),
        paragraph(cut(card.problem, TEXT)),
        {
          type: 'FactSet',
          facts: facts(card).map(({ label, value }) => ({ title: label, value: cut(value, LINE) })),
        },
        ...(card.tried.length > 0
          ? [paragraph('**Tried last**'), ...tries(card).map(line => paragraph(cut(`• ${line}`, LINE)))]
          : []),
      ],
      link: { title: 'Open the hand-off', url: card.link },
    }
  })

/** What follows a call once somebody came: what a webhook posted cannot be changed. */
export const settledCard = (message: Outgoing): TeamsMessage =>
  fitting(scale => ({
    style: 'good',
    lines: [
      heading(plain(shorten(settled(message.card), Math.ceil(LINE * scale)))),
      paragraph(plain(shorten(headline(message), Math.ceil(LINE * scale)))),
    ],
    link: { title: 'Open the session', url: message.card.link },
  }))

const heading = (text: string) => ({ type: 'TextBlock', text, weight: 'Bolder', size: 'Medium', wrap: true })
const paragraph = (text: string) => ({ type: 'TextBlock', text, wrap: true })

/** Text blocks read a part of Markdown: what people wrote shall neither link nor format. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+!<>|~]/g, '\\$&')

type Parts = { style: string; lines: object[]; link: { title: string; url: string } }

/** Cuts texts shorter and shorter until the whole is small enough. */
function fitting(make: (scale: number) => Parts): TeamsMessage {
  for (let scale = 1; ; scale /= 2) {
    const message = wrap(make(scale))
    if (Buffer.byteLength(JSON.stringify(message)) < MOST_BYTES || scale < 0.05) return message
  }
}

const wrap = ({ style, lines, link }: Parts): TeamsMessage => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        msteams: { width: 'Full' },
        body: [{ type: 'Container', style, items: lines }],
        actions: [{ type: 'Action.OpenUrl', ...link }],
      },
    },
  ],
})
