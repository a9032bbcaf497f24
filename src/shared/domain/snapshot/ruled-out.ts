import type { Snapshot } from '../../contract/handoffs.ts'
import type { Step } from '../../contract/sessions.ts'
import { clip } from '../clip.ts'
import type { RuledOut } from '../extraction/ruled-out.ts'
import { messageCitations } from './told-steps.ts'

const FACTS_MAX = 20
const FACT_MAX = 300

/**
 * What someone wrote off in the note of a step that was carried out: a sentence that begins with "Ruled out:"
 * (or "Ruled out", "Rules out"). That a fix failed is no such fact: the cause may still stand. Then what the
 * conversation excludes.
 */
export function ruledOutFacts(steps: readonly Step[], told: readonly RuledOut[]): Snapshot['ruledOut'] {
  const facts: Snapshot['ruledOut'] = []
  for (const step of steps) {
    if (step.note === null || step.outcome === 'skipped' || step.outcome === 'proposed') continue
    for (const sentence of sentences(step.note)) {
      const cause = /^rule[sd] out\b:?\s*(\S.*)$/i.exec(sentence)?.[1]
      if (cause) facts.push({ text: clip(cause, FACT_MAX), citations: [{ kind: 'step', id: step.id }] })
    }
  }
  const noted = new Set(facts.map(({ text }) => text.toLowerCase()))
  for (const { cause, because, ids } of told) {
    if (noted.has(cause.toLowerCase())) continue
    facts.push({
      text: clip(cause, FACT_MAX),
      because: clip(because, FACT_MAX),
      citations: messageCitations(ids),
    })
  }
  return facts.slice(0, FACTS_MAX)
}

// A full stop inside 192.0.2.1 has no space behind it.
const sentences = (note: string) =>
  note.split(/\n|(?<=[.;!?])[ \t]/).map(sentence => sentence.trim().replace(/[.;!?]$/, ''))
