/** How long the model is waited for, and how much it may write. */
export type ModelLimits = {
  /** From the question to its first word. */
  firstMs: number
  /** From one word to the next. */
  silenceMs: number
  /** From the question to the last word. */
  totalMs: number
  /** Code units of an answer. */
  textMax: number
}

/** What somebody waits who has a client on the phone; a model of one's own may have to be loaded first. */
export const MODEL_LIMITS: ModelLimits = {
  firstMs: 12_000,
  silenceMs: 10_000,
  totalMs: 45_000,
  textMax: 4_000,
}
