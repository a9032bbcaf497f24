import type { Known } from './known.ts'

export const network: Known[] = [
  {
    id: 'split-dns',
    codes: /dns_probe_finished_nxdomain|\bnxdomain\b|split.?dns/,
    signs: [[/website|web page|new page|host name/, /office|inside|internal/, /outside|from home|on phones/]],
    causes: [
      {
        text: 'The domain controllers hold a zone of their own with the old record',
        points: /zone|old (page|one|address)|inside|office/,
        ruledOut: /zone|domain controller/,
      },
      {
        text: 'A cache still has the old answer',
        points: /since (the|it) (website )?moved|ttl/,
        ruledOut: /cache/,
        cure: /flush|clear-dnsclientcache/,
      },
      { text: 'The forwarders ask a resolver that is out of date', ruledOut: /forwarder/ },
    ],
    steps: [
      {
        text: 'Ask inside and outside for the same name: nslookup with the own server, then with a public one',
        why: 'Two answers prove a zone of their own.',
        risk: 'none',
        done: /nslookup/,
      },
      {
        text: 'Look for the zone on the domain controllers and list its records',
        why: 'Records in it are kept by hand.',
        risk: 'none',
        done: /look\w* for the zone|get-dnsserverzone/,
      },
      {
        text: 'Correct the record in the internal zone and clear the server’s cache',
        why: 'Works at once for new look-ups.',
        risk: 'reversible',
        done: /(correct|chang|add)\w* .{0,30}(record|www)/,
      },
    ],
    contingency: [
      { when: 'there is no such zone inside', then: 'check the forwarders and the filter of the firewall' },
    ],
    risks: ['Deleting the internal zone breaks every name that only it knows.'],
  },
  {
    id: 'wrong-resolver',
    signs: [
      [/\bdns\b/, /8\.8\.8\.8|1\.1\.1\.1|public dns|provider's dns|dns of the router/],
      [/cannot|could not|not be/, /resolve|domain controller could not be contacted|find the domain/],
    ],
    causes: [
      {
        text: 'The computer asks a public DNS server, which does not know the internal names',
        points: /8\.8\.8\.8|1\.1\.1\.1|public|router/,
        ruledOut: /resolver|dns server/,
      },
      {
        text: 'The DNS service of the domain controller does not answer',
        points: /time-?out|not respond/,
        ruledOut: /service/,
      },
    ],
    steps: [
      {
        text: 'Read the DNS servers with Get-DnsClientServerAddress, and where they come from',
        why: 'DHCP or a hand-set address.',
        risk: 'none',
        done: /get-dnsclientserveraddress|ipconfig \/all/,
      },
      {
        text: 'Hand out the domain controllers alone as DNS servers over DHCP',
        why: 'A public one beside them is asked at random.',
        risk: 'reversible',
        done: /hand out .{0,40}dns|dhcp option 6/,
      },
    ],
    contingency: [
      { when: 'the addresses are right', then: 'ask the domain controller itself: nslookup name address' },
    ],
    risks: [],
  },
  {
    id: 'dhcp-exhausted',
    codes: /event (id )?(1063|1020)\b|\b169\.254\.|no (free|ip) address/,
    signs: [[/dhcp/, /scope|lease|no address/]],
    causes: [
      {
        text: 'The DHCP scope has no free address',
        points: /1063|1020|scope .{0,20}(full|used up|no free)|no ip address/,
        ruledOut: /scope|lease/,
      },
      {
        text: 'A second DHCP server answers',
        points: /rogue|second dhcp|other gateway|new router/,
        ruledOut: /rogue|second/,
      },
      {
        text: 'The request does not reach the server: VLAN or relay',
        points: /vlan|relay|helper/,
        ruledOut: /vlan|relay|switch/,
      },
    ],
    steps: [
      {
        text: 'Read the scope’s statistics: Get-DhcpServerv4ScopeStatistics',
        why: 'Shows at once whether addresses are left.',
        risk: 'none',
        done: /scopestatistics|scope'?s statistics|dhcp log/,
      },
      {
        text: 'Shorten the lease for guests and remove leases of devices that are gone',
        why: 'Frees addresses within minutes.',
        risk: 'reversible',
        done: /lease/,
      },
      {
        text: 'Widen the range inside the same subnet',
        why: 'Needs no new VLAN while the mask has room.',
        risk: 'reversible',
        done: /widen/,
      },
    ],
    contingency: [
      {
        when: 'the subnet itself is full',
        then: 'plan a larger mask: gateway, relay and firewall change with it',
      },
    ],
    risks: ['Removing a lease that is in use gives one address to two devices.'],
  },
  {
    id: 'wifi-8021x',
    signs: [[/wi-?fi|wlan|ssid/, /802\.1x|\beap\b|certificate/, /cannot|connect|reject|fail/]],
    causes: [
      {
        text: 'The certificate of the RADIUS server has expired or changed',
        points: /expired|renewed|new certificate/,
        ruledOut: /server.{0,20}certificate/,
      },
      {
        text: 'The device has no valid certificate of its own',
        points: /new (laptop|device)|enrol|user certificate/,
        ruledOut: /client certificate|device certificate/,
      },
      {
        text: 'The Wi-Fi profile of the policy names another server or root',
        points: /profile|policy|gpo|intune/,
        ruledOut: /profile/,
      },
    ],
    steps: [
      {
        text: 'Make the report: netsh wlan show wlanreport',
        why: 'Names the EAP error of the last attempts.',
        risk: 'none',
        done: /wlanreport/,
      },
      {
        text: 'Check expiry and name of the certificate in the NPS policy',
        why: 'One expired certificate locks everyone out.',
        risk: 'none',
        done: /certificate .{0,30}nps|nps .{0,30}certificate/,
      },
    ],
    contingency: [
      {
        when: 'every device fails at once',
        then: 'it is the server: choose a valid certificate in the NPS policy',
      },
    ],
    risks: [
      'Security: switching off the server check in the profile lets a false access point take passwords.',
    ],
  },
  {
    id: 'wifi-unstable',
    signs: [[/wi-?fi|wlan|wireless/, /\bslow\b|drops\b|disconnect|weak|unstable|keeps losing/]],
    causes: [
      {
        text: 'Neighbouring access points use the same channel',
        points: /many networks|channel|interference/,
        ruledOut: /channel|interference/,
      },
      {
        text: 'The driver or power saving of the Wi-Fi card',
        points: /only (this|one) (laptop|computer|device)|driver/,
        ruledOut: /driver/,
        cure: /driver/,
      },
      {
        text: 'Devices hold on to a far access point',
        points: /roam|moving|walks?|other room/,
        ruledOut: /roam/,
      },
    ],
    steps: [
      {
        text: 'Compare signal and channel near and far: netsh wlan show interfaces',
        why: 'Tells coverage from interference.',
        risk: 'none',
        done: /show interfaces/,
      },
      {
        text: 'Test the same place by cable',
        why: 'Tells the Wi-Fi from the line.',
        risk: 'none',
        done: /(by|with a|via) cable/,
      },
      {
        text: 'Set fixed 20 MHz channels 1, 6 and 11 at 2.4 GHz and lower the power',
        why: 'Fewer overlaps, cleaner roaming.',
        risk: 'disruptive',
        done: /20 mhz|fixed .{0,12}channel/,
      },
    ],
    contingency: [{ when: 'the cable is slow too', then: 'look at the line and the switch instead' }],
    risks: [],
  },
]
