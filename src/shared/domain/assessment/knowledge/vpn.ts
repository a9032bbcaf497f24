import type { Known } from './known.ts'

export const vpn: Known[] = [
  {
    id: 'ikev2-certificate',
    codes: /\b13801\b|ike authentication credentials/,
    causes: [
      {
        text: 'The VPN server still offers a certificate that has expired',
        points: /expired/,
        ruledOut: /expired|validity/,
      },
      {
        text: 'The new certificate lacks a usage or the name that the clients ask for',
        points: /key usage|\beku\b|ike intermediate|wrong name/,
        ruledOut: /key usage|\beku\b|subject/,
      },
      {
        text: 'The clients do not trust the issuer',
        points: /not trust|new ca|root ca|untrusted/,
        ruledOut: /laptop|client|trust|root/,
      },
    ],
    steps: [
      {
        text: 'See which certificate RRAS offers: Get-VpnAuthProtocol',
        why: 'Compares it with the new one’s thumbprint; changes nothing.',
        risk: 'none',
        done: /get-vpnauthprotocol/,
      },
      {
        text: 'Name the new certificate with Set-VpnAuthProtocol and restart RemoteAccess',
        why: 'A restart alone may choose the old one again.',
        risk: 'disruptive',
        done: /set-vpnauthprotocol/,
      },
      {
        text: 'Remove the expired certificate from the machine store, with its private key exported',
        why: 'RRAS then has one to choose from.',
        risk: 'reversible',
        done: /(remov|delet)\w* .{0,20}expired/,
      },
    ],
    contingency: [
      {
        when: '13801 stays with the new certificate named',
        then: 'have it reissued with Server Authentication and IKE intermediate; check that clients reach the CRL',
      },
    ],
    risks: ['A restart of RemoteAccess drops every user and every site-to-site tunnel of that server.'],
  },
  {
    id: 'vpn-refused-login',
    codes: /error:? #?(691|812)\b/,
    causes: [
      {
        text: 'The password is wrong, expired or the account is locked',
        points: /expired|locked|changed .{0,20}password/,
        ruledOut: /password|account/,
      },
      {
        text: 'No network policy of NPS lets the person in (group, hours, method)',
        points: /\b812\b|6273|reason code|group/,
        ruledOut: /policy|group/,
      },
      {
        text: 'The VPN server cannot ask RADIUS: secret or address',
        points: /radius|shared secret|time-?out/,
        ruledOut: /radius/,
      },
    ],
    steps: [
      {
        text: 'Read Event ID 6273 on the NPS server and its reason code',
        why: 'Says whether password, policy or method refused.',
        risk: 'none',
        done: /\b6273\b/,
      },
      {
        text: 'Log the account in elsewhere with the same password',
        why: 'Tells the password from the VPN.',
        risk: 'none',
        done: /same password|owa|log the account in/,
      },
    ],
    contingency: [
      {
        when: 'NPS logs nothing at all',
        then: 'the request does not reach it: check the shared secret and UDP 1812',
      },
    ],
    risks: ['Each try counts towards the lock-out of the account.'],
  },
  {
    id: 'ipsec-phase-2',
    codes: /phase 2|no proposal chosen|quick mode/,
    signs: [[/ipsec|site-to-site|tunnel/, /down|lost|does not come up|not reach/]],
    causes: [
      {
        text: 'The phase 2 selectors of the two ends differ since the change',
        points: /selector/,
        ruledOut: /selector/,
      },
      {
        text: 'The ends offer different encryption or Diffie-Hellman groups',
        points: /proposal|\bpfs\b|\bdh group/,
        ruledOut: /proposal|encryption|\bpfs\b/,
      },
      {
        text: 'The line between the sites is at fault',
        points: /packet loss|no ping|provider/,
        ruledOut: /\bline\b|internet|provider/,
      },
    ],
    steps: [
      {
        text: 'Compare the phase 2 selectors of both ends with the configuration saved before the change',
        why: 'They must mirror each other exactly.',
        risk: 'none',
        done: /compar\w* .{0,20}selectors/,
      },
      {
        text: 'Read the IKE debug of one attempt on both ends',
        why: 'Prints both offers side by side.',
        risk: 'none',
        done: /ike debug|debug .{0,20}ike/,
      },
      {
        text: 'Enter the old selectors again at the changed end and bring phase 2 up',
        why: 'Smaller than a rollback.',
        risk: 'disruptive',
        done: /(enter|restor)\w* .{0,20}selectors/,
      },
    ],
    contingency: [
      {
        when: 'the selectors match and it still fails',
        then: 'set phase 2 encryption and PFS explicitly on both ends',
      },
    ],
    risks: ['A firmware rollback takes the site offline: have somebody there and the configuration saved.'],
  },
  {
    id: 'vpn-reaches-nothing',
    signs: [
      [
        /\bvpn\b/,
        /connects? (fine|but)|is connected|connected but/,
        /not (reach|open|resolve)|no (access|share)|cannot/,
      ],
    ],
    causes: [
      {
        text: 'The VPN hands out no DNS server of the company',
        points: /by (ip|address)|not resolve|name/,
        ruledOut: /\bdns\b|name resolution/,
      },
      {
        text: 'The route to the company’s networks is missing (split tunnel)',
        points: /split|route/,
        ruledOut: /route/,
      },
      {
        text: 'Home and company use the same addresses',
        points: /192\.168\.[01]\.|same (subnet|network|addresses)/,
        ruledOut: /subnet|overlap/,
      },
    ],
    steps: [
      {
        text: 'Test a server by address and by name: Test-NetConnection, Resolve-DnsName',
        why: 'Tells routes from names.',
        risk: 'none',
        done: /test-netconnection|resolve-dnsname/,
      },
      {
        text: 'Compare route print before and after connecting',
        why: 'Shows a missing or doubled network.',
        risk: 'none',
        done: /route print/,
      },
    ],
    contingency: [
      {
        when: 'it works over a phone’s hotspot',
        then: 'the home network uses the company’s addresses: change one',
      },
    ],
    risks: [],
  },
]
