import type { LiveScript } from './live-script.ts'

export const liveScripts: readonly LiveScript[] = [
  {
    key: 'mail-bounces',
    technician: 'Jonas Whitlock',
    title: 'All outgoing mail bounces',
    problem:
      'Every mail to outside addresses comes back with “550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP”. Mail between colleagues arrives.',
    client: 'Osgood Dental Group',
    ticketRef: '20841',
    acts: [
      {
        delayMs: 300,
        message: { by: 'client', author: 'Beth Osgood' },
        text: 'Everything we send out comes back. Every single mail, since about twenty minutes ago.',
      },
      {
        delayMs: 900,
        message: { by: 'technician' },
        text: 'The bounce is 550 5.7.708, from Exchange Online itself. Inside the company mail works.',
      },
      {
        delayMs: 900,
        message: { by: 'copilot' },
        text: '5.7.708 blocks the tenant’s traffic, not one user. Look for a connector that relays for others and for a mailbox that sends far too much.',
      },
      {
        delayMs: 900,
        step: {
          outcome: 'failed',
          note: 'Same bounce from the admin’s mailbox. Ruled out: a single blocked user.',
        },
        text: 'Sent a test mail from another mailbox',
      },
      {
        delayMs: 900,
        step: { outcome: 'partial', note: 'scanner@osgood.example sent 4,180 mails in the last hour.' },
        text: 'Ran a message trace over the last two hours',
      },
      {
        delayMs: 800,
        step: { outcome: 'worked', note: 'Sign-in blocked and sessions revoked at once.' },
        text: 'Blocked the scanner account',
      },
    ],
    escalation: {
      delayMs: 1_200,
      watchLevel: 'critical',
      impact: 'Five practices cannot send mail; appointment letters are due today',
      reason:
        'A scanner account was misused for spam and the tenant is blocked. I stopped it, but lifting the block and the check for more needs someone with experience.',
    },
  },
  {
    key: 'site-offline',
    technician: 'Priya Raman',
    title: 'Branch office lost its tunnel after a firmware update',
    problem:
      'The branch in the harbour has internet but reaches nothing at headquarters since the firewall there was updated to FortiOS 7.4.4 at lunch.',
    client: 'Tarn & Lowe Logistics',
    ticketRef: '20842',
    acts: [
      {
        delayMs: 300,
        message: { by: 'client', author: 'Ida Marsh' },
        text: 'Harbour office here: web pages work, but the ERP and the file server do not. Trucks are waiting for papers.',
      },
      {
        delayMs: 900,
        message: { by: 'technician' },
        text: 'The IPsec tunnel from 203.0.113.77 to headquarters is down since 12:52, right after the update.',
      },
      {
        delayMs: 900,
        step: {
          outcome: 'failed',
          note: 'Phase 1 comes up, phase 2 does not: “no matching phase 2 selector”.',
        },
        text: 'Brought the tunnel up by hand',
      },
      {
        delayMs: 900,
        step: { outcome: 'worked', note: 'Ruled out: internet line of the branch.' },
        text: 'Pinged 198.51.100.10 from the branch firewall',
      },
      {
        delayMs: 800,
        message: { by: 'copilot' },
        text: 'Phase 1 up and phase 2 refused: compare the selectors of both ends with the configuration saved before the update.',
      },
      {
        delayMs: 800,
        step: { outcome: 'proposed' },
        text: 'Compare the phase 2 selectors with the backup of the configuration',
      },
    ],
    escalation: {
      delayMs: 1_200,
      watchLevel: 'critical',
      impact: '11 people at the harbour; trucks cannot be cleared',
      reason:
        'Phase 2 does not come up after the firmware update. I may not change the firewall at headquarters, and a rollback takes the branch offline altogether.',
    },
  },
  {
    key: 'updates-stuck',
    technician: 'Owen Castellane',
    title: 'Updates fail on all computers of one office',
    problem:
      'Windows Update fails with 0x8024401c on every computer of the Leeds office for two weeks; the audit on Thursday asks for current patches.',
    client: 'Harrow & Finch Architects',
    ticketRef: '20843',
    acts: [
      {
        delayMs: 300,
        message: { by: 'technician' },
        text: 'Report says 23 computers in Leeds have not been patched for 16 days. All show 0x8024401c.',
      },
      {
        delayMs: 900,
        message: { by: 'copilot' },
        text: '0x8024401c is a time-out between client and update server. Does a single client reach WSUS on port 8530, and is its application pool running?',
      },
      {
        delayMs: 900,
        step: {
          outcome: 'worked',
          note: 'Test-NetConnection HF-WSUS01 -Port 8530 succeeds. Ruled out: firewall between Leeds and WSUS.',
        },
        text: 'Tested the connection to WSUS',
      },
      {
        delayMs: 900,
        step: {
          outcome: 'partial',
          note: 'WsusPool stops again after about ten minutes, HTTP 503 from then on.',
        },
        text: 'Started the application pool WsusPool',
      },
      {
        delayMs: 900,
        message: { by: 'technician' },
        text: 'It stopped again, private memory limit reached. The clean-up wizard runs into a time-out as well.',
      },
    ],
    escalation: {
      delayMs: 1_200,
      watchLevel: 'stable',
      impact: '23 computers unpatched; audit on Thursday',
      reason:
        'WsusPool runs out of memory and the clean-up does not finish. I do not know whether to raise the limit or to rebuild the index of SUSDB first.',
    },
  },
  {
    key: 'trust-broken',
    technician: 'Selma Brodie',
    title: 'Reception computer: trust relationship failed',
    problem:
      'Nobody can log in at the reception computer: “The trust relationship between this workstation and the primary domain failed”. It was restored from an image this morning.',
    client: 'Lindqvist Training Centre',
    ticketRef: '20844',
    acts: [
      {
        delayMs: 300,
        message: { by: 'client', author: 'Freja Lindqvist' },
        text: 'Reception cannot log in, something about a trust relationship. Guests are arriving.',
      },
      {
        delayMs: 900,
        message: { by: 'technician' },
        text: 'LQ-PC03 was restored from a two-month-old image at seven. Its machine password is older than the one in the directory.',
      },
      {
        delayMs: 800,
        step: { outcome: 'worked', note: 'Local administrator from LAPS.' },
        text: 'Logged in locally',
      },
      {
        delayMs: 900,
        step: { outcome: 'failed', note: '“The server is not operational”, though ping to LQ-DC01 works.' },
        text: 'Ran Test-ComputerSecureChannel -Repair',
      },
      {
        delayMs: 900,
        message: { by: 'copilot' },
        text: 'Before you rejoin: check the time and which DNS server the restored image uses.',
      },
      {
        delayMs: 800,
        step: {
          outcome: 'partial',
          note: 'Clock is right. DNS is still 192.0.2.53, the server that was retired last month.',
        },
        text: 'Compared time and DNS settings',
      },
    ],
    escalation: {
      delayMs: 1_200,
      watchLevel: 'watch',
      impact: 'Reception works on paper; one computer',
      reason:
        'The image has old DNS and an old machine password. Before I rejoin it I want someone to look: BitLocker recovery keys of this computer are stored in the directory object.',
    },
  },
]

/** The script of the n-th play (from 0): they take turns, so that two plays in a row are never the same. */
export function liveScript(play: number): LiveScript {
  const script = liveScripts[play % liveScripts.length]
  if (!script) throw new RangeError(`There is no play ${play}`)
  return script
}
