import type { Known } from './known.ts'

export const remoteDesktop: Known[] = [
  {
    id: 'fslogix-disk-in-use',
    codes: /fslogix|error:00000020/,
    causes: [
      {
        text: 'Another process or host holds the profile disk open',
        points: /another process|00000020|held|in use/,
        ruledOut: /(open|second) (handle|file)/,
        cure: /closed .{0,20}(handle|file)/,
      },
      {
        text: 'The person is still logged in on another host',
        points: /(other|two) hosts?|stale session/,
        ruledOut: /session/,
      },
      { text: 'The profile disk or its share is full', points: /full|no space/, ruledOut: /space|full/ },
    ],
    steps: [
      {
        text: 'Find who holds the disks on the file server: Get-SmbOpenFile',
        why: 'Names the machine; a backup proxy is common.',
        risk: 'none',
        done: /get-smbopenfile|listed the open files/,
      },
      {
        text: 'Stop what holds them at its own end',
        why: 'The handle then closes cleanly.',
        risk: 'disruptive',
        done: /stop\w* .{0,20}(what holds|job|backup)/,
      },
    ],
    contingency: [{ when: 'nothing holds them', then: 'mount a copy of one disk and check it with chkdsk' }],
    risks: ['Closing the handle of a profile disk in use can destroy the profile, and cannot be undone.'],
  },
  {
    id: 'temporary-profile',
    codes: /temporary profile|user profile service|event (id )?(1511|1515|1500)\b/,
    causes: [
      {
        text: 'The entry in ProfileList is doubled (.bak) after a failed log-in',
        points: /\.bak|profilelist/,
        ruledOut: /profilelist|registry/,
      },
      { text: 'ntuser.dat is damaged or held open', points: /ntuser|antivirus|crash/, ruledOut: /ntuser/ },
      { text: 'The disk is full, so that no profile can be made', points: /full|space/, ruledOut: /space/ },
    ],
    steps: [
      {
        text: 'Read Events 1500 to 1515 of User Profile Service at the log-in',
        why: 'Gives the reason why the profile was not loaded.',
        risk: 'none',
        done: /read events? 15|event (id )?15\d\d/,
      },
      {
        text: 'Save what lies in the temporary profile before the person logs off',
        why: 'It is deleted at log-off.',
        risk: 'none',
        done: /sav\w* .{0,40}temporary/,
      },
      {
        text: 'Correct the .bak entry in ProfileList, with the key exported',
        why: 'Lets Windows find the old profile again.',
        risk: 'reversible',
        done: /\.bak/,
      },
    ],
    contingency: [{ when: 'ntuser.dat is damaged', then: 'make a new profile and copy the data over' }],
    risks: ['What was saved in a temporary profile is gone after log-off.'],
  },
  {
    id: 'rds-licensing',
    codes: /licensing grace|no remote desktop licen|remote desktop licen[sc]e server/,
    causes: [
      {
        text: 'The grace period of 120 days has ended and no licence server is set',
        points: /grace/,
        ruledOut: /grace/,
      },
      {
        text: 'The licence mode (user, device) does not fit the licences',
        points: /per (user|device)|mode/,
        ruledOut: /mode/,
      },
      {
        text: 'The licence server cannot be reached or is not activated',
        points: /reach|activat/,
        ruledOut: /reach|activat/,
      },
    ],
    steps: [
      {
        text: 'Run RD Licensing Diagnoser on the session host',
        why: 'Names mode, server and missing licences.',
        risk: 'none',
        done: /diagnoser/,
      },
      {
        text: 'Set server and mode by policy, then gpupdate and log in anew',
        why: 'The policy counts more than the server’s own setting.',
        risk: 'reversible',
        done: /set .{0,20}(server|mode).{0,20}policy/,
      },
    ],
    contingency: [
      {
        when: 'people must work now',
        then: 'administrators reach the host with mstsc /admin; others need another host',
      },
    ],
    risks: [],
  },
]
