/** How an engineer begins after the claim. */
export type Beginning =
  /** Reads on where the session stopped. */
  | { way: 'here' }
  /** With a suggested step in the field for the next message. */
  | { way: 'step'; text: string }
  | { way: 'own' }
