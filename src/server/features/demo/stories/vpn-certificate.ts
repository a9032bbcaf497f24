import type { Story } from './story.ts'

export const vpnCertificate: Story = {
  key: 'vpn-certificate',
  title: 'No one at Brightwater can connect to the VPN',
  problem:
    'All field engineers get “IKE authentication credentials are unacceptable” (error 13801) when they connect to the company VPN. It worked until last night.',
  client: 'Brightwater Pumps',
  ticketRef: '20829',
  technician: 'technician2',
  startedMinutesAgo: 31,
  messages: [
    {
      minute: 0,
      by: 'client',
      author: 'Marek Dolan',
      text: 'None of my people on the road get into the VPN today. Fourteen of them. Nobody can open job sheets.',
    },
    {
      minute: 2,
      by: 'technician2',
      text: 'Windows built-in VPN, IKEv2, gateway vpn.brightwater.example (203.0.113.20). Every laptop says error 13801. Last good connection in the RRAS log is from yesterday, 23:41.',
    },
    {
      minute: 3,
      by: 'copilot',
      text: '13801 is about the certificate exchange: the server’s certificate is expired, its name does not fit, or the client does not trust the issuer. All users at once points to the server’s side. What does the certificate bound to RRAS say?',
    },
    {
      minute: 7,
      by: 'technician2',
      text: 'I tried with a test account from our own office over another line: the same 13801. So it is not their provider.',
    },
    {
      minute: 11,
      by: 'technician2',
      text: 'UDP 500 and 4500 reach the gateway, the trace on the firewall shows IKE_AUTH going back and forth. System log on BW-VPN01: Event ID 20227 from RasClient on the laptops, nothing useful on the server.',
    },
    {
      minute: 16,
      by: 'technician2',
      text: 'certlm.msc on BW-VPN01: there are TWO certificates for vpn.brightwater.example. One expired tonight at 00:00, the other one is new, valid for a year, from the same CA.',
    },
    {
      minute: 18,
      by: 'copilot',
      text: 'Then RRAS may still hold the expired one. A restart of RemoteAccess makes it choose again; Set-VpnAuthProtocol -CertificateAdvertised names it explicitly.',
    },
    {
      minute: 22,
      by: 'technician2',
      text: 'Restarted the RemoteAccess service. Still 13801. The new certificate has no “IP security IKE intermediate” in its enhanced key usage, only Server Authentication. Not sure if that matters.',
    },
    {
      minute: 24,
      by: 'client',
      author: 'Marek Dolan',
      text: 'Please hurry, two crews are standing in front of a pumping station without the plans.',
    },
  ],
  steps: [
    {
      minute: 7,
      text: 'Connected with a test account from our office',
      outcome: 'failed',
      note: 'Also 13801. Ruled out: the users’ laptops and their internet providers.',
      fromMessage: 3,
    },
    {
      minute: 11,
      text: 'Traced UDP 500 and 4500 on the firewall',
      outcome: 'worked',
      note: 'IKE_AUTH is answered. Ruled out: blocked ports.',
      fromMessage: 4,
    },
    {
      minute: 16,
      text: 'Looked at the machine certificates of BW-VPN01',
      outcome: 'partial',
      note: 'One for the VPN name expired at 00:00, a new one lies beside it.',
      fromMessage: 5,
    },
    {
      minute: 22,
      text: 'Restarted the RemoteAccess service',
      outcome: 'failed',
      note: 'Still error 13801.',
      fromMessage: 7,
    },
    {
      minute: 25,
      text: 'Name the new certificate with Set-VpnAuthProtocol, or have one issued with the IKE intermediate usage',
      outcome: 'proposed',
    },
  ],
  state: {
    escalated: {
      minute: 26,
      watchLevel: 'critical',
      reason:
        'The VPN server seems to present the certificate that expired tonight, and I have never changed one in RRAS. A wrong move there would also cut the site-to-site tunnel.',
      impact: 'All 14 field engineers are cut off; two crews on site cannot work',
      target: 'engineer',
    },
  },
}
