import type { Known } from './known.ts'

export const windows: Known[] = [
  {
    id: 'disk-full',
    signs: [
      [
        /\bdisk\b|\bdrive\b|\bc:|volume/,
        /\bfull\b|0 bytes|no (free )?space|low (on )?(disk )?space|not enough (disk )?space/,
      ],
    ],
    causes: [
      { text: 'Logs or dumps grow without an end', points: /\blogs?\b|dump|iis/, ruledOut: /\blogs?\b/ },
      {
        text: 'Updates and their left-overs (WinSxS, SoftwareDistribution)',
        points: /update|winsxs|softwaredistribution/,
        ruledOut: /winsxs|update/,
      },
      { text: 'Snapshots or shadow copies', points: /snapshot|shadow/, ruledOut: /snapshot|shadow/ },
    ],
    steps: [
      {
        text: 'Find the largest folders with WizTree or TreeSize, run as administrator',
        why: 'Shows what grew, before anything goes.',
        risk: 'none',
        done: /wiztree|treesize|largest folders/,
      },
      {
        text: 'Run DISM /Online /Cleanup-Image /StartComponentCleanup',
        why: 'Frees old updates the supported way.',
        risk: 'none',
        done: /startcomponentcleanup/,
      },
      {
        text: 'Extend the volume',
        why: 'Buys time without deleting.',
        risk: 'reversible',
        done: /extend/,
      },
    ],
    contingency: [
      { when: 'a database or its log fills the disk', then: 'back the log up; never delete the file' },
    ],
    risks: ['What is deleted from a server’s disk is gone: name the owner of it first.'],
  },
  {
    id: 'high-load',
    signs: [
      [/\bcpu\b|processor|memory|\bram\b/, /100 ?%|9\d ?%|at the limit|very high|runs out of/],
      [/(very|extremely) slow/, /computer|server|laptop|\bpc\b/],
    ],
    causes: [
      { text: 'One process takes it all', points: /\.exe|process/, ruledOut: /process/ },
      {
        text: 'The virus scanner looks at what it should leave alone',
        points: /defender|antivirus|virus scan|msmpeng/,
        ruledOut: /antivirus|scanner|defender/,
      },
      {
        text: 'The host below the virtual machine is overbooked',
        points: /\bvm\b|virtual|hyper-v|esx/,
        ruledOut: /\bhost\b/,
      },
    ],
    steps: [
      {
        text: 'Sort by CPU and memory in Resource Monitor and name the process',
        why: 'Every further step depends on it.',
        risk: 'none',
        done: /resource monitor|task manager/,
      },
      {
        text: 'Compare with the load an hour and a day ago',
        why: 'Tells a runaway from growth.',
        risk: 'none',
        done: /compar\w* .{0,20}load|perfmon/,
      },
    ],
    contingency: [{ when: 'svchost.exe is the process', then: 'tasklist /svc names the service inside' }],
    risks: ['Killing a process of a database or mail server can lose data.'],
  },
  {
    id: 'wsus-timeout',
    codes: /0x8024401c|0x80244022|0x8024402c|wsuspool|\bsusdb\b/,
    causes: [
      {
        text: 'WsusPool hits its private memory limit and stops',
        points: /memory limit|stops again|\b503\b/,
        ruledOut: /memory/,
      },
      {
        text: 'SUSDB is too large and not indexed, so that answers come too late',
        points: /clean-?up|time-?out|susdb|years/,
        ruledOut: /susdb|index/,
      },
      {
        text: 'The way from client to WSUS is blocked',
        points: /proxy|firewall/,
        ruledOut: /firewall|connection/,
      },
    ],
    steps: [
      {
        text: 'Set the private memory limit of WsusPool to 0 and its queue length to 2000',
        why: 'Keeps WSUS up while it is tidied.',
        risk: 'reversible',
        done: /memory limit .{0,20}to|queue length/,
      },
      {
        text: 'Back SUSDB up, run Microsoft’s index script, then decline superseded updates in batches',
        why: 'The clean-up ends only with the indexes in place.',
        risk: 'disruptive',
        done: /index script|declin\w* superseded|rebuil\w* .{0,12}index/,
      },
      {
        text: 'Count what there is: updates in WSUS and the size of SUSDB',
        why: 'Tens of thousands explain the time-outs.',
        risk: 'none',
        done: /size of susdb|count .{0,30}updates/,
      },
    ],
    contingency: [
      {
        when: 'the clean-up still runs into its time-out',
        then: 'delete obsolete updates in small batches with spDeleteUpdate, or build WSUS anew',
      },
    ],
    risks: ['Updates deleted from SUSDB come back only by a new synchronization: back it up first.'],
  },
  {
    id: 'update-fails',
    codes: /0x80073712|0x800f081f|0x800f0922|0x80070643|0x800f0831|0x80070002|0x80240034/,
    signs: [[/windows update|cumulative update|\bkb\d{6,7}\b/, /fail|error|roll(s|ed)? back/]],
    causes: [
      {
        text: 'The component store is damaged',
        points: /0x80073712|0x800f081f|0x800f0831/,
        ruledOut: /component store|\bdism\b/,
        cure: /\bdism\b|sfc/,
      },
      {
        text: 'The recovery or system partition is too small',
        points: /0x80070643|0x800f0922|recovery|winre/,
        ruledOut: /partition/,
      },
      {
        text: 'The download is damaged',
        points: /0x80070002|0x80240034/,
        ruledOut: /download/,
        cure: /softwaredistribution/,
      },
    ],
    steps: [
      {
        text: 'Read the first error in CBS.log at the time of the failure',
        why: 'Names the package or the partition.',
        risk: 'none',
        done: /cbs\.log/,
      },
      {
        text: 'Run DISM /Online /Cleanup-Image /RestoreHealth, then sfc /scannow',
        why: 'Mends the store in place.',
        risk: 'none',
        done: /restorehealth/,
      },
      {
        text: 'Stop wuauserv and bits, rename SoftwareDistribution, start them',
        why: 'Makes Windows download anew.',
        risk: 'reversible',
        done: /softwaredistribution/,
      },
    ],
    contingency: [
      {
        when: 'RestoreHealth finds no source',
        then: 'give it an install.wim of the same build with /Source',
      },
    ],
    risks: [
      'Changing the recovery partition can leave the computer unable to start: back it up, BitLocker paused.',
    ],
  },
]
