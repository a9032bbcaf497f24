import { LIMITS } from '../../../shared/contract/limits.ts'
import { asRedacted, type Redacted } from '../../../shared/domain/redaction/redacted.ts'
import { facts, headline, type Outgoing, shorten, tries } from '../deliveries/index.ts'

/** Below what the strictest of the systems takes for a note. */
const NOTE = 30_000

/** What the ticket's history says at each turn. All of it is masked text, names and an address of our own. */
export function noteText(message: Outgoing): Redacted {
  const { event, card } = message
  const link = `Open in ResolutionFlow: ${card.link}`
  if (event !== 'escalation' && event !== 'resolved' && event !== 'noted')
    return asRedacted([headline(message), link].join('\n\n'))
  const handoff = [
    ...facts(card).map(({ label, value }) => `${label}: ${value}`),
    ...(card.tried.length === 0 ? [] : ['Tried last:', ...tries(card).map(line => `- ${line}`)]),
  ].join('\n')
  const parts = [headline(message), event === 'escalation' ? handoff : '', link, card.note]
  return asRedacted(shorten(parts.filter(part => part !== '').join('\n\n'), NOTE))
}

/** One line that says what the note is about. */
export const noteTitle = (message: Outgoing): Redacted => asRedacted(shorten(headline(message), LIMITS.title))

/** Stands in what was written to the other side; by it a second try finds what the first one did. */
export const referenceOf = ({ deliveryId }: Outgoing, part = ''): string => `rf-${deliveryId}${part}`
