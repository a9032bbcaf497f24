/** A job before it is in the outbox. */
export type NewJob = {
  kind: string
  payload: object
  /** Its name among the jobs of its kind: added once while it waits, cancelled by it. */
  key?: string
  /** Whom it reaches: its jobs share pauses and slots. */
  destination?: string
  /** When it may be done first, by the database's clock; at once unless told. */
  dueAt?: Date
  /** The same, told by how long after the commit's transaction began. */
  delayMs?: number
  maxAttempts?: number
}
