import type { z } from 'zod'
import type { ReadTx, Tx } from '../transact.ts'

/** A job as its handler gets it. */
export type Job<P> = {
  orgId: string
  payload: P
  /** 1 at the first try. */
  attempt: number
  /** No further try follows a failure of this one. */
  last: boolean
}

/** What does the jobs of one kind. A job may be done twice: when a node dies between doing it and saying so. */
export type JobHandler<P = unknown> = {
  /** What it does, in the words of an admin who finds it among what failed: "Send a message". */
  title: string
  payload: z.ZodType<P>
  /** Does it. Rejects to be tried again later; see `TryLater` and `GiveUp`. Stops when `signal` aborts. */
  run(job: Job<P>, signal: AbortSignal): Promise<void>
  /** Comes with the burial of a job, in its transaction. */
  onGivenUp?(tx: Tx, job: Job<P>): Promise<void>
  /** What it is about, for an admin who finds it among what failed; null when that is gone. `link` is a page of the app. */
  about?(tx: ReadTx, payload: P): Promise<{ text: string; link: string } | null>
  /** Comes with the replay of a job that was given up, in its transaction. */
  onReplay?(tx: Tx, payload: P): Promise<void>
  /** How long one try may take; 25 s unless told, and below the lease. */
  timeoutMs?: number
}

/** All kinds by name; a kind without a handler on this node is left to others. */
export type JobHandlers = Readonly<Record<string, JobHandler>>

/** Gives a handler its place in the list, where payloads of all kinds stand together. */
export const jobHandler = <P>(handler: JobHandler<P>): JobHandler => handler as JobHandler

/** Not now: in so many seconds. With `pause` the whole destination is left alone until then. */
export class TryLater extends Error {
  readonly seconds: number
  readonly pause: boolean
  constructor(seconds: number, message: string, { pause = false }: { pause?: boolean } = {}) {
    super(message)
    this.seconds = seconds
    this.pause = pause
  }
}

/** Trying again is in vain. */
export class GiveUp extends Error {}

/** For a failure whose message an operator may read: it holds no secret and no text of people. */
export class JobFault extends Error {}
