/** Longest accepted texts, in UTF-16 code units. One place, so that forms and tests share them. */
export const LIMITS = {
  name: 120,
  title: 200,
  client: 200,
  ticketRef: 100,
  problem: 10_000,
  message: 20_000,
  step: 2_000,
  note: 4_000,
  reason: 4_000,
  impact: 1_000,
  gapAnswer: 1_000,
  resolution: 20_000,
  documentation: 64_000,
  transcriptMessages: 10_000,
  search: 200,
} as const
