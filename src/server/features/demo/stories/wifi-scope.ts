import type { Story } from './story.ts'

export const wifiScope: Story = {
  key: 'wifi-scope',
  title: 'Wi-Fi connects without internet in the training rooms',
  problem:
    'Course participants connect to the Wi-Fi but have “No internet, secured”. It began at about 9 o’clock, in all three training rooms. Those who came early are online.',
  client: 'Lindqvist Training Centre',
  ticketRef: '20768',
  technician: 'technician2',
  startedMinutesAgo: 1_560,
  messages: [
    {
      minute: 0,
      by: 'client',
      author: 'Freja Lindqvist',
      text: 'Half of my participants get no internet. The Wi-Fi symbol is there, with a little globe. Sixty people are looking at me.',
    },
    {
      minute: 2,
      by: 'technician2',
      text: 'Asked for ipconfig from one of them: an automatic address that begins with 169.254, no gateway. So no answer from DHCP.',
    },
    {
      minute: 3,
      by: 'copilot',
      text: 'Early ones are online, late ones are not: check the scope’s statistics before you touch the access points.',
    },
    {
      minute: 7,
      by: 'technician2',
      text: 'Restarted the access point in room 2: no change, and the eight who were online lost it for a minute. Not doing that again.',
    },
    {
      minute: 10,
      by: 'technician2',
      text: 'A laptop by cable in the same room gets an address from the office scope and is online. So the line and the switch are fine.',
    },
    {
      minute: 13,
      by: 'technician2',
      text: 'LQ-DC01, DHCP log: Event ID 1063, “no IP addresses available for lease in the scope 198.51.100.0”. I am not sure whether a larger scope means a new VLAN, so I hand that on.',
    },
    {
      minute: 21,
      by: 'engineer2',
      text: 'On it. Scope is .50 to .150 with a lease of 8 days: phones of last week’s courses still hold 70 of them. No new VLAN needed.',
    },
    {
      minute: 28,
      by: 'engineer2',
      text: 'Range is now .20 to .240, lease 4 hours, leases older than yesterday removed. Freja, please have them switch Wi-Fi off and on.',
    },
    {
      minute: 33,
      by: 'client',
      author: 'Freja Lindqvist',
      text: 'Everyone is online! You saved the morning.',
    },
  ],
  steps: [
    {
      minute: 7,
      text: 'Restarted the access point in room 2',
      outcome: 'failed',
      note: 'No change.',
      fromMessage: 3,
    },
    {
      minute: 10,
      text: 'Connected a laptop by cable in the same room',
      outcome: 'worked',
      note: 'Ruled out: internet line and switch.',
      fromMessage: 4,
    },
    {
      minute: 13,
      text: 'Read the DHCP log on LQ-DC01',
      outcome: 'worked',
      note: 'Event ID 1063: the guest scope has no free address.',
      fromMessage: 5,
    },
    {
      minute: 28,
      by: 'engineer2',
      text: 'Widened the range, set the lease to 4 hours, removed stale leases',
      outcome: 'worked',
      fromMessage: 7,
    },
  ],
  state: {
    resolved: {
      minute: 36,
      resolution:
        'The DHCP scope of the training Wi-Fi was used up: 101 addresses with a lease of 8 days, most of them held by phones of last week’s courses.\n\nRange widened to 198.51.100.20–240, lease shortened to 4 hours, stale leases removed. All three rooms checked with Freja.\n\nMonitoring now warns at 80 % use of the scope. If they ever seat more than 200 people, a /23 is needed.',
      handedOff: {
        escalation: {
          minute: 15,
          watchLevel: 'critical',
          reason:
            'The DHCP scope is full (Event ID 1063). I do not know whether it can grow without touching the VLAN.',
          impact: 'About 30 of 60 course participants are offline, the course is running',
        },
        claim: { minute: 19, by: 'engineer2' },
      },
    },
  },
}
