import type { FlowProposal, SessionProposals } from '../../contract/flows.ts'

type Advice = Pick<SessionProposals, 'matches' | 'flow' | 'question' | 'proposals' | 'end'>

const RISKS: Record<FlowProposal['risk'], string> = {
  none: '',
  reversible: '',
  disruptive: 'Mind that this interrupts people.',
  irreversible: 'Mind that this cannot be undone.',
}

/** What the flow advises now, in plain words; null when none fits. `intro` names the flow. */
export function sayFlow({ matches, flow, question, proposals, end }: Advice): {
  intro: string
  said: string
} | null {
  const title = matches.find(({ id }) => id === flow)?.title
  if (title === undefined) return null
  const intro = `This fits the flow “${title}”.`
  if (question)
    return {
      intro,
      said: sentences(
        question.text,
        question.why,
        `Pick the answer on the card: ${question.answers.join(' · ')}.`,
      ),
    }
  if (end?.kind === 'escalate')
    return { intro, said: sentences('I would escalate now.', end.text, 'The button is on the card.') }
  if (end)
    return { intro, said: 'That should have solved it. Check it with the client, then resolve the session.' }
  const [next] = proposals
  return next ? { intro, said: sayStep(next) } : null
}

function sayStep({ text, how, why, tell, risk }: FlowProposal): string {
  const opening = sentences(`Next: ${text}.`, why, RISKS[risk])
  const closing = sentences(tell, 'Mark on the card how it ended.')
  return how ? `${opening}\n\n${how.trim()}\n\n${closing}` : `${opening} ${closing}`
}

const sentences = (...parts: (string | null)[]) =>
  parts
    .filter(part => part !== null && part !== '')
    .map(part => (part ?? '').trim().replace(/\.\.$/, '.'))
    .join(' ')
