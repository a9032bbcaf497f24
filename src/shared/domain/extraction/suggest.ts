import { addTerms, cite, type Draft, findMeant, type Mention, newDraft, sameVerb } from './drafts.ts'
import { suggestionIn } from './proposals.ts'
import type { Clause, Turn } from './types.ts'
import { overlap, termsOf } from './words.ts'

const MEANT = /^(?:\S+ ){1,2}(?:that|it|them|those)(?: (?:off|on|out|up|away|first|too|and see))*$/

type Group = { mention: Mention; weak: boolean; leads: boolean; experience: boolean; parts: Clause[] }

/** Takes up what a turn suggests: new steps, and new mentions of known ones. */
export function takeSuggestions(turn: Turn, drafts: Draft[], focus: readonly Draft[]): Draft[] {
  const taken: Draft[] = []
  for (const { mention, weak, experience, parts } of groupsOf(turn.clauses)) {
    const known = findMeant(drafts, mention, focus)
    const draft = known ?? newDraft(mention, { weak, experience })
    if (!known) drafts.push(draft)
    if (!weak) draft.weak = false
    for (const part of parts) addTerms(draft, part.words)
    draft.by = turn.author
    cite(draft.proposedIn, turn.id)
    if (!taken.includes(draft)) taken.push(draft)
  }
  return taken
}

/** One group a step: what leads to a place, and what is joined in one sentence, belongs to the step beside it. */
function groupsOf(clauses: readonly Clause[]): Group[] {
  const groups: Group[] = []
  for (const [place, clause] of clauses.entries()) {
    const found = suggestionIn(clause)
    if (!found) continue
    const last = groups.at(-1)
    const mention = { lemma: found.lemma, kind: found.kind, clause: named(clause, clauses[place - 1]) }
    if (last && belongs(last, clause, found)) {
      // "open the panel and disable it": the second is what matters.
      if (last.leads && !found.leads && !found.weak) last.mention = mention
      if (!found.weak) last.leads &&= found.leads
      last.parts.push(clause)
    } else if (!last || !found.weak) {
      groups.push({
        mention,
        weak: found.weak,
        leads: found.leads,
        experience: found.experience ?? false,
        parts: [clause],
      })
    }
  }
  return groups
}

/** "It could be fax detection too, turn that off": what is meant was named just before. */
const named = (clause: Clause, before: Clause | undefined): Clause =>
  before?.sentence === clause.sentence && MEANT.test(clause.line) && suggestionIn(before) === null
    ? { ...clause, words: [...before.words, ...clause.words] }
    : clause

function belongs(
  last: Group,
  clause: Clause,
  found: { lemma: string; weak: boolean; leads: boolean },
): boolean {
  const before = last.parts.at(-1)
  if (!before) return false
  if (found.weak || found.leads || last.leads) return true
  // "… and restart" ends what was begun.
  if (/^(?:reboot|restart)$/.test(found.lemma) && termsOf(clause.words).size <= 1) return true
  if (before.sentence === clause.sentence)
    return !/^(?:or|alternatively)\b/i.test(clause.text) || clause.words.length < 4
  if (sameVerb(last.mention.lemma, found.lemma) && found.lemma === 'try') return false
  return overlap(termsOf(last.parts[0]?.words ?? []), termsOf(clause.words)) >= 0.5
}
