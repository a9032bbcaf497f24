import type { z } from 'zod'
import type { IntegrationKind, IntegrationType } from '../../../shared/contract/integrations.ts'

/** An integration as the code that speaks to it gets it: its settings, the secrets opened. */
export type Connection = {
  id: string
  orgId: string
  name: string
  settings: Record<string, unknown>
}

/** Who asked for a test, and so whom it goes to. */
export type Tester = { id: string; name: string; email: string }

/** What an integration has to say of itself, whatever it is good for. */
export type Kind = {
  kind: IntegrationKind
  type: Omit<IntegrationType, 'kind' | 'rotates'>
  /** All settings, secret ones too; says in plain words what is wrong with one. */
  settings: z.ZodObject
  /** Adds what nobody enters, such as a pair of keys that is made once. */
  complete?(settings: Record<string, unknown>): Record<string, unknown>
  /** Settings with a new signing secret, beside which the one before counts until then. Absent: there is none of ours. */
  rotate?(
    settings: Record<string, unknown>,
    previousUntil: Date,
  ): { settings: Record<string, unknown>; secret: string }
  /**
   * Does something real that shows whether it works, and answers what a person would see of it. Throws
   * `ChannelFault` with what to do about it.
   */
  test(connection: Connection, tester: Tester, signal: AbortSignal): Promise<string>
}

/** `later`: try again. `refused`: trying again is in vain until somebody does what `advice` says. */
type FaultKind = 'later' | 'refused'

/** The other side did not take it. The message is for people: what happened and what to do, without any secret. */
export class ChannelFault extends Error {
  readonly kind: FaultKind
  /** Seconds that the other side asked to wait; the whole destination waits. */
  readonly retryAfterSeconds: number | undefined
  /** The way itself works: only this message cannot be taken, so the integration's light stays as it is. */
  readonly ofMessage: boolean

  constructor(
    kind: FaultKind,
    advice: string,
    options: { retryAfterSeconds?: number; ofMessage?: boolean; cause?: unknown } = {},
  ) {
    super(advice, { cause: options.cause })
    this.kind = kind
    this.retryAfterSeconds = options.retryAfterSeconds
    this.ofMessage = options.ofMessage ?? false
  }
}
