import type { Known } from './known.ts'

export const printing: Known[] = [
  {
    id: 'print-rpc-privacy',
    codes: /0x0000011b|\b0x11b\b|rpcauthnlevelprivacy/,
    causes: [
      {
        text: 'The print server lacks the updates that the clients’ protected RPC asks for',
        points: /not seen updates|unpatched|outstanding updates|year of updates|fully patched/,
        ruledOut: /updates|patch/,
      },
      { text: 'The driver of this printer', ruledOut: /driver/, cure: /driver/ },
      { text: 'The spooler is stuck', ruledOut: /spooler/, surely: /restart\w* the spooler|spooler restart/ },
    ],
    steps: [
      {
        text: 'Compare the last updates of client and print server: Get-HotFix',
        why: 'The error goes when both are up to date.',
        risk: 'none',
        done: /get-hotfix|compar\w* .{0,20}updates/,
      },
      {
        text: 'Install the outstanding updates on the print server in a maintenance window',
        why: 'Mends the cause and keeps the protection.',
        risk: 'disruptive',
        done: /install\w* .{0,20}updates/,
      },
      {
        text: 'Connect the printer by its address with the vendor’s driver meanwhile',
        why: 'People print; codes and quotas are skipped.',
        risk: 'reversible',
        done: /by (its )?(address|ip)/,
      },
    ],
    contingency: [
      {
        when: 'both sides are patched and the error stays',
        then: 'look for RpcAuthnLevelPrivacyEnabled = 0 or a policy that sets it',
      },
    ],
    risks: ['Security: RpcAuthnLevelPrivacyEnabled = 0 takes away the fix of CVE-2021-1678.'],
  },
  {
    id: 'point-and-print',
    codes: /0x00000709|0x00000bcb|0x000006e4|point and print/,
    causes: [
      {
        text: 'Only administrators may install printer drivers since the updates of 2021',
        points: /0x00000bcb|driver|admin/,
        ruledOut: /point and print|driver/,
      },
      {
        text: 'Client and server speak different RPC transports (named pipes, TCP)',
        points: /0x00000709|windows 11|22h2|23h2/,
        ruledOut: /\brpc\b/,
      },
      { text: 'Port 135 or the RPC ports are blocked', points: /firewall|vlan/, ruledOut: /firewall|port/ },
    ],
    steps: [
      {
        text: 'Read Event Viewer, PrintService/Admin, at the time of the error',
        why: 'Names the driver or the refused connection.',
        risk: 'none',
        done: /printservice/,
      },
      {
        text: 'Stage the signed driver on one client with pnputil and connect again',
        why: 'Proves the driver rule without weakening it.',
        risk: 'reversible',
        done: /pnputil|stage the/,
      },
    ],
    contingency: [
      { when: 'it works with the driver staged', then: 'roll the driver out by policy or Intune' },
    ],
    risks: ['Security: RestrictDriverInstallationToAdministrators = 0 opens PrintNightmare again.'],
  },
  {
    id: 'print-queue-stuck',
    signs: [
      [/spooler/, /crash|stops|stuck|hangs/],
      [/print(er|ing|s)?\b/, /queue|stuck|offline|nothing comes out/],
    ],
    causes: [
      {
        text: 'A damaged job blocks the queue',
        points: /one (job|document)|stuck|deleting/,
        ruledOut: /\bjob\b/,
        cure: /spool\\printers|cleared .{0,20}(queue|jobs)/,
      },
      {
        text: 'A driver brings the spooler down',
        points: /crash|spooler .{0,20}stops/,
        ruledOut: /driver/,
        cure: /driver/,
      },
      {
        text: 'The printer has another address than its port',
        points: /offline|new address|dhcp|wsd/,
        ruledOut: /address|port|network/,
      },
    ],
    steps: [
      {
        text: 'Compare the printer’s own address with its port: Get-PrinterPort',
        why: 'A WSD or old address shows as offline.',
        risk: 'none',
        done: /get-printerport/,
      },
      {
        text: 'Stop the spooler, move the files out of spool\\PRINTERS, start it',
        why: 'Frees the queue and keeps the jobs to look at.',
        risk: 'disruptive',
        done: /spool\\printers|stop the spooler/,
      },
      {
        text: 'Set driver isolation for the suspected driver to Isolated',
        why: 'One driver then no longer stops them all.',
        risk: 'reversible',
        done: /isolat/,
      },
    ],
    contingency: [
      {
        when: 'it stops again with an empty queue',
        then: 'it is a driver: remove those of other vendors one by one',
      },
    ],
    risks: ['Emptying the spool folder loses the jobs of everyone on that server.'],
  },
]
