import type { Story } from './story.ts'

export const splitDns: Story = {
  key: 'split-dns',
  title: 'New website is visible everywhere but in the office',
  problem:
    'Since the website moved to a new host, people in the office still see the old page or DNS_PROBE_FINISHED_NXDOMAIN. From home and on phones the new page opens.',
  client: 'Calder Valley Foods',
  ticketRef: '20741',
  technician: 'technician',
  startedMinutesAgo: 2_950,
  messages: [
    {
      minute: 0,
      by: 'client',
      author: 'Tomas Reed',
      text: 'The agency put our new website live. At home it is great. In the office I see the old one, and shop.caldervalley.example does not open at all.',
    },
    {
      minute: 3,
      by: 'technician',
      text: 'In the office: nslookup www.caldervalley.example gives 192.0.2.80. Asked from outside it is 198.51.100.34.',
    },
    {
      minute: 4,
      by: 'copilot',
      text: 'Two answers for one name: the domain controllers probably hold a zone of their own for caldervalley.example. Records in it must be kept by hand.',
    },
    {
      minute: 8,
      by: 'technician',
      text: 'ipconfig /flushdns on his machine changes nothing. Incognito window neither.',
    },
    {
      minute: 14,
      by: 'technician',
      text: 'Yes: CV-DC01 has the primary zone caldervalley.example with www → 192.0.2.80 and no record for shop. The Active Directory domain is ad.caldervalley.example, so this zone is only there for the website.',
    },
    {
      minute: 22,
      by: 'technician',
      text: 'Changed www, added shop, both to 198.51.100.34. TTL 300. Cleared the server’s cache (Clear-DnsServerCache).',
    },
    {
      minute: 27,
      by: 'client',
      author: 'Tomas Reed',
      text: 'Both open now, also on Lena’s computer. Thank you!',
    },
  ],
  steps: [
    {
      minute: 3,
      text: 'Compared the answers inside and outside with nslookup',
      outcome: 'worked',
      note: 'Inside 192.0.2.80 (old host), outside 198.51.100.34.',
      fromMessage: 1,
    },
    {
      minute: 8,
      text: 'Flushed the DNS cache of the client and used a private window',
      outcome: 'failed',
      note: 'Ruled out: caches on the computer.',
      fromMessage: 3,
    },
    {
      minute: 14,
      text: 'Looked for the zone on CV-DC01',
      outcome: 'worked',
      note: 'Primary zone with the old address and without shop.',
      fromMessage: 4,
    },
    {
      minute: 22,
      text: 'Corrected www, added shop, cleared the server’s cache',
      outcome: 'worked',
      fromMessage: 5,
    },
  ],
  state: {
    resolved: {
      minute: 29,
      resolution:
        'The domain controllers hold their own zone for caldervalley.example (split DNS), which still had the old web host and no record for the shop.\n\nSet www and added shop, both 198.51.100.34 with a TTL of 300 s, and cleared the server’s cache. Checked from two office computers.\n\nFor next time: when the agency changes a public record, CV-DC01 needs the same change. Noted in the client’s file.',
    },
  },
}
