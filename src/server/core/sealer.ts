/** Seals what must be readable by this server alone. */
export type Sealer = {
  seal(text: string): string
  /** Throws when the text was sealed with a key that this server does not have. */
  open(sealed: string): string
}
