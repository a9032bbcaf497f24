import { FLOW_LIMITS } from './schema.ts'

type Head = { id: string; title: string }

/** An id made from a title, one that is not taken. */
export function slugOf(title: string, taken: ReadonlySet<string>, prefix = ''): string {
  const words =
    `${prefix} ${title}`
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const joined = words.join('-').replace(/^[0-9-]+/, '')
  // Room is left for a number.
  const base = joined.slice(0, FLOW_LIMITS.id - 6).replace(/-+$/, '') || 'flow'
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}

// JSON is YAML, and in quotes every title is safe.
const line = (name: string, value: string) => `${name}: ${JSON.stringify(value)}`

/** A whole small flow to begin with, which says itself how it is written. */
export const newFlowText = ({ id, title }: Head): string => `${line('id', id)}
${line('title', title)}
category: Own
# Words that a ticket about this problem has. Rare ones, such as error codes, find it best.
keywords:
  - ${JSON.stringify(title.slice(0, FLOW_LIMITS.keyword))}
# As a client would tell it.
symptoms:
  - ${JSON.stringify(title)}
start: seen
nodes:
  seen:
    question: What does the client see?
    answers:
      An error message: first-step
      Nothing happens: first-step
  first-step:
    do: Restart the program and try once more
    how: |
      Commands and places to click, line by line.
    why: Why this is worth a try before the next step.
    tell: Worked if the problem is gone. Failed if it is still there.
    # none, reversible, disruptive or irreversible
    risk: reversible
    next: { worked: solved, failed: escalate }
  solved:
    resolved: |
      The problem of {{client}} is solved.

      Done:
      {{steps}}
  escalate:
    escalate: The first steps did not help.
    # stable, watch or critical
    watch: watch
`

/** The text of another flow under a new id and title, everything else as it is, comments too. */
export const copiedFlowText = (text: string, { id, title }: Head): string =>
  text
    .replace(/^(?:id|"id"|'id')[ \t]*:.*$/m, () => line('id', id))
    // A title may go on in deeper lines.
    .replace(/^(?:title|"title"|'title')[ \t]*:.*(?:\n[ \t]+.*)*$/m, () => line('title', title))
