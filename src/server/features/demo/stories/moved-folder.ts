import type { Story } from './story.ts'

export const movedFolder: Story = {
  key: 'moved-folder',
  title: 'Design team cannot open a folder that was moved',
  problem:
    'The folder “Tenders 2026” was moved from Management to Design on the file server. The design team sees it but gets “You don’t have permission to access this folder”.',
  client: 'Pellworth Studio',
  ticketRef: '20835',
  technician: 'technician2',
  startedMinutesAgo: 24,
  messages: [
    {
      minute: 0,
      by: 'client',
      author: 'Rosa Quill',
      text: 'I dragged “Tenders 2026” over to the Design share so that the team can work in it. They see it, but cannot get in.',
    },
    {
      minute: 3,
      by: 'technician2',
      text: 'Both shares are on PS-FS02, drive E:. Design team is the group GG-Design, they have Modify on E:\\Design.',
    },
    {
      minute: 4,
      by: 'copilot',
      text: 'A move within one volume keeps the permissions that a folder had. It still carries those of Management. icacls shows whether its entries are inherited, marked (I), and from where.',
    },
    {
      minute: 9,
      by: 'technician2',
      text: 'icacls “E:\\Design\\Tenders 2026”: only GG-Management:(I)(OI)(CI)(M) and SYSTEM. No GG-Design.',
    },
    {
      minute: 15,
      by: 'technician2',
      text: 'Ran icacls /reset /T. Most files are fine, 37 of them say “Access is denied”. Someone has switched inheritance off in a subfolder called Contracts.',
    },
    {
      minute: 18,
      by: 'client',
      author: 'Rosa Quill',
      text: 'Oh! Contracts must stay for management only. Please do not open that one.',
    },
  ],
  steps: [
    {
      minute: 9,
      text: 'Listed the permissions of the moved folder with icacls',
      outcome: 'worked',
      note: 'It kept the entries of Management. Ruled out: share permissions and group membership.',
      fromMessage: 3,
    },
    {
      minute: 15,
      text: 'Reset the permissions to those of the parent (icacls /reset /T)',
      outcome: 'partial',
      note: 'Works but for 37 files in Contracts, which does not inherit.',
      fromMessage: 4,
    },
    {
      minute: 19,
      text: 'Move Contracts back to Management and have a designer test',
      outcome: 'proposed',
      fromMessage: 5,
    },
  ],
  state: 'active',
}
