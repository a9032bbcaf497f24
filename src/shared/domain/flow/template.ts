import { LIMITS } from '../../contract/limits.ts'
import type { SessionSummary, Step } from '../../contract/sessions.ts'
import { clip } from '../clip.ts'

const PLACEHOLDERS = ['client', 'title', 'problem', 'ticketRef', 'steps'] as const
type Placeholder = (typeof PLACEHOLDERS)[number]

const PATTERN = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The placeholders of a text that nothing fills. */
export const unknownPlaceholders = (template: string): string[] =>
  [...template.matchAll(PATTERN)]
    .map(match => match[1] ?? '')
    .filter(name => !PLACEHOLDERS.includes(name as Placeholder))

/** Text from a session that is to stand in a template as it is. */
export const withoutPlaceholders = (value: string): string =>
  value.replaceAll(/\{(?=\{)/g, '{ ').replaceAll(/\}(?=\})/g, '} ')

/**
 * Fills `{{client}}`, `{{title}}`, `{{problem}}`, `{{ticketRef}}` and `{{steps}}` (what was done, one a line, with
 * outcome and note) of a flow's end. What the session does not know is told in neutral words. The answer fits a
 * resolution.
 */
export function fillTemplate(template: string, { session, steps }: TemplateFacts): string {
  const values: Record<Placeholder, string> = {
    client: session.client ?? 'the client',
    title: session.title,
    problem: session.problem,
    ticketRef: session.ticketRef ?? 'no ticket',
    steps: steps
      .filter(step => step.outcome !== 'proposed')
      .map(step => `- ${step.text} (${step.outcome})${step.note ? `: ${step.note}` : ''}`)
      .join('\n'),
  }
  const filled = template.replaceAll(PATTERN, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as Placeholder] : whole,
  )
  return clip(filled.trim(), LIMITS.resolution)
}

export type TemplateFacts = {
  session: Pick<SessionSummary, 'title' | 'problem' | 'client' | 'ticketRef'>
  steps: readonly Pick<Step, 'text' | 'outcome' | 'note'>[]
}
