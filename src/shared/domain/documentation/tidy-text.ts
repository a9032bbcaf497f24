/**
 * Text as a ticket system takes it: line breaks of one kind, at most one empty line in a row, no spaces at line
 * ends, and no control characters but the tab. Not a word is changed.
 */
export const tidyText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** The same on one line. */
export const oneLine = (text: string): string => tidyText(text).replace(/\s+/g, ' ')
