import type { Story } from './story.ts'

export const outlookPasswordLoop: Story = {
  key: 'outlook-password-loop',
  title: 'Outlook asks for the password in a loop after the mailbox move',
  problem:
    'Since the mailbox was moved to Exchange Online on Friday, Outlook on the desktop asks for the password every minute and shows “Need Password”. Outlook on the web works.',
  client: 'Harrow & Finch Architects',
  ticketRef: '20817',
  technician: 'technician',
  startedMinutesAgo: 52,
  messages: [
    {
      minute: 0,
      by: 'client',
      author: 'Imogen Hale',
      text: 'Morning! Outlook keeps asking for my password since the weekend. I type it in, it disappears, and a minute later it is back. Bottom right says “Need Password”.',
    },
    {
      minute: 2,
      by: 'technician',
      text: 'Imogen Hale, NB-0142, Windows 11 23H2, Outlook version 2402. Mailbox was in Friday’s batch to Exchange Online. Password prompt loops, she gets no new mail.',
    },
    {
      minute: 3,
      by: 'copilot',
      text: 'Two quick checks first: does Outlook on the web accept the same password, and is the prompt the modern sign-in page or the small grey Windows Security box?',
    },
    {
      minute: 6,
      by: 'technician',
      text: 'OWA works with the same password and MFA. On the desktop it is the small grey box, server name in it is mail.harrowfinch.example. That is the old on-premises server.',
    },
    {
      minute: 8,
      by: 'copilot',
      text: 'A basic-authentication prompt from the old server means Autodiscover still leads there. Clear the saved credentials, then try a fresh profile.',
    },
    {
      minute: 15,
      by: 'technician',
      text: 'Removed all MicrosoftOffice16 entries in Credential Manager, restarted Outlook. Same box after 40 seconds.',
    },
    {
      minute: 27,
      by: 'technician',
      text: 'New Outlook profile: set-up stops with 0x8004010F after “Searching for your mailbox settings”. Old profile is back as default.',
    },
    {
      minute: 33,
      by: 'technician',
      text: 'Test E-mail AutoConfiguration (Ctrl + right click on the tray icon): it finds https://mail.harrowfinch.example/autodiscover/autodiscover.xml through SCP and gets HTTP 401.',
    },
    {
      minute: 36,
      by: 'client',
      author: 'Imogen Hale',
      text: 'A colleague two desks away, Piers, says he has the same since this morning. We have a tender due at four.',
    },
    {
      minute: 39,
      by: 'technician',
      text: 'So it is more than one machine. I have no rights on their domain controller to look at the SCP record.',
    },
  ],
  steps: [
    {
      minute: 6,
      text: 'Signed in to Outlook on the web with the same account',
      outcome: 'worked',
      note: 'Ruled out: password, licence and the mailbox itself.',
      fromMessage: 3,
    },
    {
      minute: 15,
      text: 'Removed the saved Office credentials in Credential Manager and restarted Outlook',
      outcome: 'failed',
      note: 'Grey prompt for mail.harrowfinch.example is back after 40 seconds.',
      fromMessage: 5,
    },
    {
      minute: 27,
      text: 'Created a new Outlook profile',
      outcome: 'failed',
      note: 'Stops with 0x8004010F.',
      fromMessage: 6,
    },
    {
      minute: 33,
      text: 'Ran Test E-mail AutoConfiguration',
      outcome: 'partial',
      note: 'Autodiscover answers from the on-premises SCP with HTTP 401, never from autodiscover-s.outlook.com.',
      fromMessage: 7,
    },
    {
      minute: 38,
      text: 'Set AutoDiscoverServiceInternalUri to $null on the old Exchange server (Set-ClientAccessService)',
      outcome: 'proposed',
    },
    { minute: 39, text: 'Set ExcludeScpLookup = 1 on NB-0142 as a workaround', outcome: 'proposed' },
  ],
  state: {
    escalated: {
      minute: 41,
      watchLevel: 'watch',
      reason:
        'Autodiscover still leads the moved mailboxes to the old Exchange server. I think the SCP record has to go, but I have no rights on their domain and do not want to break the 11 mailboxes that are not moved yet.',
      impact: '2 of 9 moved users have no mail on the desktop; a tender is due at 16:00',
    },
  },
}
