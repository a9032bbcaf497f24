/** The most words of one fact: it is read in a glance. */
export const FACT_WORDS_MAX = 8

const EDGES = /^[\s("'“`[<*-]+|[\s)"'”`\]>.,;:!?*-]+$/g

export const withoutEdges = (text: string) => text.replace(EDGES, '')

/** The first words of a text, without quotation marks and punctuation around them. */
export const firstWords = (text: string) =>
  withoutEdges(text.trim().split(/\s+/).slice(0, FACT_WORDS_MAX).join(' '))
