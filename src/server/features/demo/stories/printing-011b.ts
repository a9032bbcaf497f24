import type { Story } from './story.ts'

export const printing011b: Story = {
  key: 'printing-011b',
  title: 'Two new laptops cannot connect to the shared printer',
  problem:
    'On two new laptops the printer \\\\PRINT01\\Studio-Colour cannot be added: “Windows cannot connect to the printer. Operation failed with error 0x0000011b”. Older computers print.',
  client: 'Pellworth Studio',
  ticketRef: '20803',
  technician: 'technician',
  startedMinutesAgo: 118,
  messages: [
    {
      minute: 0,
      by: 'client',
      author: 'Rosa Quill',
      text: 'The two new laptops can’t print to the big colour printer. Error with lots of zeros and 11b at the end. No rush, they can mail the files to me meanwhile.',
    },
    {
      minute: 4,
      by: 'technician',
      text: 'PS-NB31 and PS-NB32, Windows 11 23H2, fully patched. PRINT01 is a Windows Server 2016 that has not seen updates since last spring. Error 0x0000011b on adding the queue.',
    },
    {
      minute: 5,
      by: 'copilot',
      text: '0x0000011b comes from the RPC privacy level for printing: a patched client demands packet privacy, an unpatched server does not offer it. The clean fix is to update the server, not to weaken it.',
    },
    {
      minute: 12,
      by: 'technician',
      text: 'Other queue on the same server: same error. Added the printer by IP (192.0.2.61) with a local port instead: test page comes out. So it prints, but without the accounting codes.',
    },
    { minute: 20, by: 'technician', text: 'Spooler restart and print$ cleared on both ends, no change.' },
    {
      minute: 28,
      by: 'technician',
      text: 'The internet says RpcAuthnLevelPrivacyEnabled = 0 on the server. That switches off a security fix, so I leave it.',
    },
    {
      minute: 30,
      by: 'copilot',
      text: 'Agreed: leave it. Updating PRINT01 needs a maintenance window and a restart; someone who may agree on that with the client should take over.',
    },
  ],
  steps: [
    {
      minute: 12,
      text: 'Added another queue of PRINT01 on PS-NB31',
      outcome: 'failed',
      note: 'Same 0x0000011b. Ruled out: the driver of this one printer.',
      fromMessage: 3,
    },
    {
      minute: 13,
      text: 'Added the printer by its address with a local port',
      outcome: 'partial',
      note: 'Prints, but skips the accounting codes.',
      fromMessage: 3,
    },
    { minute: 20, text: 'Restarted the spooler on client and server', outcome: 'failed', fromMessage: 4 },
    {
      minute: 28,
      text: 'Set RpcAuthnLevelPrivacyEnabled to 0 on PRINT01',
      outcome: 'skipped',
      note: 'Takes a security fix away.',
      fromMessage: 5,
    },
    {
      minute: 30,
      text: 'Install the outstanding updates on PRINT01 in a maintenance window',
      outcome: 'proposed',
      fromMessage: 6,
    },
  ],
  state: {
    escalated: {
      minute: 34,
      watchLevel: 'stable',
      reason: 'PRINT01 needs a year of updates and a restart. I may not plan that with the client on my own.',
      impact: '2 users print by mail to a colleague; nothing is blocked',
    },
  },
}
