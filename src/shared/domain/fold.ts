import type { Assessment, HandoffDetail, Snapshot } from '../contract/handoffs.ts'

// A hand-off is read in one minute, which is 250 words; this leaves room for names and times.
const BUDGET = 235
// A clamped text shows its first lines, at the width of the screen about so many words.
const CLAMPED_WORDS = 45
const TEXT_WORDS = 16

export type Folded = {
  snapshot: Snapshot
  assessment: Assessment | null
  /** Something is left out or cut short. */
  cut: boolean
  /** Statements that are left out. */
  hidden: number
}
type Read = Pick<HandoffDetail, 'handoff' | 'snapshot' | 'assessment'>
type Lists = {
  tried: Snapshot['tried']
  ruledOut: Snapshot['ruledOut']
  notTried: Snapshot['notTried']
  facts: Assessment['facts']
  causes: Assessment['causes']
  contingency: Assessment['contingency']
  risks: Assessment['risks']
  alsoRuledOut: Assessment['ruledOut']
  alsoNotTried: Assessment['notTried']
}

/** What stays of each list, however long the rest is. Suggested steps are always shown. */
const LEAST: Record<keyof Lists, number> = {
  ...{ tried: 4, ruledOut: 1, notTried: 1, facts: 4, causes: 2 },
  ...{ contingency: 0, risks: 1, alsoRuledOut: 0, alsoNotTried: 0 },
}

/**
 * A hand-off as it is first shown: whole when it is short, else long texts end with "…" and the list with most words
 * gives up its last entry, of the tried steps the oldest, until the rest can be read in a minute.
 */
export function foldHandoff(detail: Read): Folded {
  const { snapshot, assessment } = detail
  if (wordsShown(detail) <= BUDGET) return { snapshot, assessment, cut: false, hidden: 0 }
  const lists = listsOf(snapshot, assessment)
  const all = countOf(lists)
  for (const name of Object.keys(lists) as (keyof Lists)[]) clipTexts(lists[name])
  let folded = compose(detail, lists)
  while (wordsShown({ ...detail, ...folded }) > BUDGET) {
    const longest = longestOf(lists)
    if (longest === null) break
    if (longest === 'tried') lists.tried.shift()
    else lists[longest].pop()
    folded = compose(detail, lists)
  }
  return { ...folded, cut: true, hidden: all - countOf(lists) }
}

/** How many words the context screen shows of a hand-off. */
export function wordsShown({ handoff, snapshot, assessment }: Read): number {
  const { tried, ruledOut, notTried, facts, causes, contingency, risks, alsoRuledOut, alsoNotTried } =
    listsOf(snapshot, assessment)
  const plain = [
    ruledOut,
    notTried,
    assessment ? facts : snapshot.environment,
    risks,
    alsoRuledOut,
    alsoNotTried,
  ]
  return (
    Math.min(CLAMPED_WORDS, wordsIn(snapshot.problem.text)) +
    Math.min(CLAMPED_WORDS, wordsIn(handoff.reason)) +
    sum(tried, ({ text, note }) => 1 + wordsIn(text) + wordsIn(note ?? '')) +
    sum(plain.flat(), ({ text }) => wordsIn(text)) +
    sum(causes, ({ text }) => 1 + wordsIn(text)) +
    sum(assessment?.suggestedSteps ?? [], ({ text, why }) => wordsIn(text) + wordsIn(why)) +
    sum(contingency, ({ when, then }) => 2 + wordsIn(when) + wordsIn(then))
  )
}

function listsOf(snapshot: Snapshot, assessment: Assessment | null): Lists {
  const { tried, ruledOut, notTried } = snapshot
  // The screen does not say twice what the snapshot says.
  const beyond = <T extends { text: string }>(statements: readonly T[], known: readonly { text: string }[]) =>
    statements.filter(({ text }) => !known.some(fact => fact.text === text))
  return {
    tried: [...tried],
    ruledOut: [...ruledOut],
    notTried: [...notTried],
    facts: [...(assessment?.facts ?? [])],
    causes: [...(assessment?.causes ?? [])],
    contingency: [...(assessment?.contingency ?? [])],
    risks: [...(assessment?.risks ?? [])],
    alsoRuledOut: beyond(assessment?.ruledOut ?? [], ruledOut),
    alsoNotTried: beyond(assessment?.notTried ?? [], [...notTried, ...(assessment?.suggestedSteps ?? [])]),
  }
}

function compose({ snapshot, assessment }: Read, lists: Lists): Pick<Folded, 'snapshot' | 'assessment'> {
  const { tried, ruledOut, notTried, facts, causes, contingency, risks, alsoRuledOut, alsoNotTried } = lists
  return {
    snapshot: { ...snapshot, tried: [...tried], ruledOut: [...ruledOut], notTried: [...notTried] },
    assessment: assessment && {
      ...assessment,
      ...{ facts: [...facts], causes: [...causes], contingency: [...contingency], risks: [...risks] },
      ...{ ruledOut: [...alsoRuledOut], notTried: [...alsoNotTried] },
    },
  }
}

function clipTexts(list: Lists[keyof Lists]) {
  for (const [place, entry] of list.entries()) {
    if ('text' in entry && wordsIn(entry.text) > TEXT_WORDS)
      list[place] = { ...entry, text: `${entry.text.split(/\s+/).slice(0, TEXT_WORDS).join(' ')} …` }
  }
}

/** The list with most words that may still give one up. */
function longestOf(lists: Lists): keyof Lists | null {
  const words = (name: keyof Lists) =>
    sum<{ text: string } | Assessment['contingency'][number]>(lists[name], entry =>
      'text' in entry ? wordsIn(entry.text) : wordsIn(entry.when) + wordsIn(entry.then),
    )
  const names = (Object.keys(lists) as (keyof Lists)[]).filter(name => lists[name].length > LEAST[name])
  return names.sort((a, b) => words(b) - words(a))[0] ?? null
}

const countOf = (lists: Lists) => Object.values(lists).reduce((total, list) => total + list.length, 0)
const sum = <T>(items: readonly T[], words: (item: T) => number) =>
  items.reduce((total, item) => total + words(item), 0)
const wordsIn = (text: string) => text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length
