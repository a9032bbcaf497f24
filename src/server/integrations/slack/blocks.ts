import type { KnownBlock } from '@slack/web-api'
import {
  facts,
  headline,
  type Outgoing,
  settled,
  shorten,
  subjectOf,
  tries,
} from '../../features/deliveries/index.ts'

// Slack refuses a message that has more: https://docs.slack.dev/reference/block-kit/blocks
const HEADER = 150
const SECTION = 3_000
const FIELD = 2_000
const FIELDS = 10
const FALLBACK = 4_000

/** `text` is what notifications and screen readers get; the blocks are what is shown. */
export type SlackMessage = { text: string; blocks: KnownBlock[] }

/** What the button's press says when it comes back. */
export const CLAIM_ACTION = 'claim_handoff'

/** A call for somebody, with the way to the hand-off, and where presses reach us with a button that claims it. */
export function callMessage(message: Outgoing, { claimable }: { claimable: boolean }): SlackMessage {
  const { card } = message
  return {
    text: plain(headline(message), FALLBACK),
    blocks: [
      ...body(message),
      {
        type: 'actions',
        block_id: 'handoff',
        elements: [
          ...(claimable
            ? [
                {
                  type: 'button' as const,
                  action_id: CLAIM_ACTION,
                  style: 'primary' as const,
                  text: { type: 'plain_text' as const, text: 'Claim' },
                  value: subjectOf(card),
                },
              ]
            : []),
          {
            type: 'button',
            action_id: 'open_handoff',
            ...(claimable ? {} : { style: 'primary' as const }),
            text: { type: 'plain_text', text: claimable ? 'Open' : 'Open and claim' },
            url: card.link,
          },
        ],
      },
    ],
  }
}

/** The same for a webhook, whose buttons reach nobody: a link instead. */
export function linkMessage(message: Outgoing): SlackMessage {
  return {
    text: plain(headline(message), FALLBACK),
    blocks: [
      ...body(message),
      { type: 'section', text: { type: 'mrkdwn', text: `<${message.card.link}|Open the hand-off>` } },
    ],
  }
}

/** What "Send me one now" sends. */
export const testText = (name: string): string =>
  plain(`ResolutionFlow can write here. ${name} asked for this test.`, FALLBACK)

/** What a call turns into once somebody came: no button is left to press. */
export function settledMessage(message: Outgoing): SlackMessage {
  const { card } = message
  const said = settled(card)
  return {
    text: plain(`${said}: ${headline(message)}`, FALLBACK),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: plain(said, HEADER), emoji: false } },
      {
        type: 'section',
        text: { type: 'plain_text', text: plain(headline(message), SECTION), emoji: false },
      },
      { type: 'context', elements: [{ type: 'mrkdwn', text: `<${card.link}|Open the session>` }] },
    ],
  }
}

function body(message: Outgoing): KnownBlock[] {
  const { card } = message
  const tried = tries(card)
  return [
    { type: 'header', text: { type: 'plain_text', text: plain(headline(message), HEADER), emoji: false } },
    { type: 'section', text: { type: 'plain_text', text: plain(card.problem, SECTION), emoji: false } },
    {
      type: 'section',
      fields: facts(card)
        .slice(0, FIELDS)
        .map(({ label, value }) => ({
          type: 'plain_text' as const,
          text: plain(`${label}: ${value}`, FIELD),
          emoji: false,
        })),
    },
    ...(tried.length > 0
      ? [
          {
            type: 'section' as const,
            text: {
              type: 'plain_text' as const,
              text: plain(`Tried last\n${tried.map(line => `• ${line}`).join('\n')}`, SECTION),
              emoji: false,
            },
          },
        ]
      : []),
  ]
}

/**
 * Words of people go out as plain text: no link, no mention and no formatting comes of them. `<!channel>` is only
 * dangerous where Slack reads markup, which it does in the fallback text, so its brackets are escaped there too.
 */
export const plain = (text: string, max: number): string => shorten(text, max, escapeBrackets)

const escapeBrackets = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
