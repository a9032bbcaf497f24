import type { DocumentationFormat } from '../../contract/documentation.ts'

const NAME_MAX = 60

/** What a note is called as a file: the ticket, or the title where there is none, and the version. */
export function noteFileName(
  { ticketRef, title }: { ticketRef: string | null; title: string },
  version: number,
  format: DocumentationFormat,
): string {
  return `${plainName(ticketRef ?? '') || plainName(title) || 'session'}-note-v${version}.${format}`
}

/** Letters and digits, of any script, with dashes between them. */
const plainName = (text: string) =>
  [...text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')]
    .slice(0, NAME_MAX)
    .join('')
    .replace(/^-+|-+$/g, '')
