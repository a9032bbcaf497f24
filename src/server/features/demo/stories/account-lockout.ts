import type { Story } from './story.ts'

export const accountLockout: Story = {
  key: 'account-lockout',
  title: 'Account is locked out every twenty minutes',
  problem:
    'The account of the head of purchasing locks itself about every 20 minutes since she changed her password yesterday. Unlocking helps until the next time.',
  client: 'Calder Valley Foods',
  ticketRef: '20811',
  technician: 'technician',
  startedMinutesAgo: 140,
  messages: [
    {
      minute: 0,
      by: 'client',
      author: 'Nadia Ferro',
      text: 'I am locked out AGAIN, fourth time since breakfast. I changed my password yesterday because the system told me to.',
    },
    {
      minute: 3,
      by: 'technician',
      text: 'Unlocked nferro (Unlock-ADAccount). The domain’s policy is 10 attempts in 15 minutes.',
    },
    {
      minute: 4,
      by: 'copilot',
      text: 'Regular lock-outs after a password change are nearly always a device or service that still has the old one. Event ID 4740 on the PDC emulator names the caller computer.',
    },
    {
      minute: 12,
      by: 'technician',
      text: 'Event ID 4740 on CV-DC01: Caller Computer Name is CV-NPS01. That is the RADIUS server for the Wi-Fi and the VPN, not a workstation.',
    },
    {
      minute: 20,
      by: 'technician',
      text: 'Removed saved credentials on her laptop (cmdkey /list was nearly empty), logged off all sessions with quser on the terminal server. Locked again at 10:41.',
    },
    {
      minute: 31,
      by: 'technician',
      text: 'NPS log: Event ID 6273, reason code 16, user nferro, calling station 9C-58-3C-22-10-7F. Not her laptop, and her phone has another address.',
    },
    {
      minute: 40,
      by: 'client',
      author: 'Nadia Ferro',
      text: 'My phone is on the guest Wi-Fi, I checked. I have no other device. Well, the old phone is in a drawer, but it is off, I think.',
    },
    {
      minute: 58,
      by: 'engineer',
      text: 'Took it over. “Off, I think” is my favourite sentence. Looking up which access point sees 9C-58-3C-22-10-7F now.',
    },
    {
      minute: 66,
      by: 'engineer',
      text: 'It is on AP-WAREHOUSE-2, signal −71 dBm. That is nowhere near her drawer. Nadia, did you hand a device to someone in the warehouse?',
    },
  ],
  steps: [
    {
      minute: 12,
      text: 'Read Event ID 4740 on the PDC emulator',
      outcome: 'worked',
      note: 'Caller is CV-NPS01, so it comes over Wi-Fi or VPN. Ruled out: mapped drives and scheduled tasks on her laptop.',
      fromMessage: 3,
    },
    {
      minute: 20,
      text: 'Removed saved credentials and logged off old sessions',
      outcome: 'failed',
      note: 'Locked again at 10:41.',
      fromMessage: 4,
    },
    {
      minute: 31,
      text: 'Read Event ID 6273 on the NPS server',
      outcome: 'partial',
      note: 'Reason code 16, device 9C-58-3C-22-10-7F, owner unknown.',
      fromMessage: 5,
    },
    { minute: 41, text: 'Find the access point and the owner of the device', outcome: 'proposed' },
    {
      minute: 66,
      by: 'engineer',
      text: 'Searched the Wi-Fi controller for the device',
      outcome: 'worked',
      note: 'Connected to AP-WAREHOUSE-2.',
      fromMessage: 8,
    },
  ],
  state: {
    claimed: {
      escalation: {
        minute: 44,
        watchLevel: 'watch',
        reason:
          'An unknown device tries her old password over RADIUS. I have no access to the Wi-Fi controller to find it.',
        impact: 'Head of purchasing loses 5 minutes in 20, month-end orders are due today',
      },
      claim: { minute: 56, by: 'engineer' },
    },
  },
}
