declare const redacted: unique symbol

/**
 * Text in which the secrets are masked: the only text that AI, Slack, tickets, webhooks, e-mail, push and logs
 * accept. `redact` makes it.
 */
export type Redacted = string & { readonly [redacted]: true }

/** For text that was redacted before it was stored, and for nothing else: it looks at nothing. */
export const asRedacted = (stored: string): Redacted => stored as Redacted
