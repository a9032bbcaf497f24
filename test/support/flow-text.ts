/** The text of a small flow: one question, one step, both ends. */
export const flowText = ({
  id = 'fish-look-sad',
  title = 'The fish look sad',
  keywords = 'fish tank, sad fish, lobby',
  step = 'Feed the fish',
} = {}) => `id: ${id}
title: ${title}
category: Aquarium
keywords: [${keywords}]
symptoms:
  - The fish in the lobby look sad
start: fed
nodes:
  fed:
    question: Were they fed today?
    answers:
      Yes, this morning: ask
      No: feed
  feed:
    do: ${step}
    why: Hungry fish look sad.
    tell: Worked if they swim about.
    risk: reversible
    next: { worked: happy, failed: ask }
  happy:
    resolved: The fish of {{client}} are happy.
  ask:
    escalate: Somebody who knows fish has to look.
    watch: stable
`
