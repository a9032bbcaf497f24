import type { Story } from './story.ts'

export const conditionalAccess: Story = {
  key: 'conditional-access',
  title: 'Sales manager abroad cannot log in to Teams',
  problem:
    'A sales manager at a trade fair cannot log in to Teams and mail on his laptop. The page says “You cannot access this right now” with AADSTS53003.',
  client: 'Brightwater Pumps',
  ticketRef: '20779',
  technician: 'technician',
  startedMinutesAgo: 1_480,
  messages: [
    {
      minute: 0,
      by: 'client',
      author: 'Gil Navarro',
      text: 'I am at the fair in Lisbon, Teams threw me out and I can’t get back in. Password is right, the phone asks me to approve, and then it says I cannot access this right now.',
    },
    { minute: 2, by: 'client', author: 'Gil Navarro', text: 'Small print says AADSTS53003.' },
    {
      minute: 3,
      by: 'copilot',
      text: 'AADSTS53003: password and MFA were accepted, then a Conditional Access policy blocked the log-in. The sign-in log names the policy on its Conditional Access tab.',
    },
    {
      minute: 8,
      by: 'technician',
      text: 'Sign-in log: policy “Block outside home countries” failed, location Portugal, device BW-NB17 is compliant. No risk detections, and the approvals on his phone were all his.',
    },
    {
      minute: 12,
      by: 'technician',
      text: 'There is a group “Travel exception” for it. It needs the approval of his superior, so I called Marek Dolan back on the number we have on file. He confirms the trip until Friday.',
    },
    {
      minute: 17,
      by: 'technician',
      text: 'Added gnavarro to “Travel exception” with an end date of Friday, 20:00. Gil, please wait five minutes and try again.',
    },
    { minute: 25, by: 'client', author: 'Gil Navarro', text: 'Works, both Teams and mail. Obrigado!' },
  ],
  steps: [
    {
      minute: 8,
      text: 'Read the sign-in log in Entra',
      outcome: 'worked',
      note: 'Blocked by “Block outside home countries”. Ruled out: password, MFA and the device’s compliance.',
      fromMessage: 3,
    },
    {
      minute: 12,
      text: 'Had the trip confirmed by the superior on a known number',
      outcome: 'worked',
      fromMessage: 4,
    },
    {
      minute: 17,
      text: 'Added the user to the travel exception until Friday',
      outcome: 'worked',
      fromMessage: 5,
    },
  ],
  state: {
    resolved: {
      minute: 26,
      resolution:
        'The Conditional Access policy “Block outside home countries” did its job: he is in Portugal for a trade fair (AADSTS53003).\n\nTrip confirmed by Marek Dolan by phone. Added to the group “Travel exception” until Friday 20:00; membership ends by itself.\n\nSuggested to the client: announce trips with the form in their portal, then this takes no call.',
    },
  },
}
