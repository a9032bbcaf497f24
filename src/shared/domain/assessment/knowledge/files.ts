import type { Known } from './known.ts'

export const files: Known[] = [
  {
    id: 'moved-folder-permissions',
    codes: /\bicacls\b/,
    signs: [[/\bmoved\b|dragged/, /folder|share|directory/, /permission|access/]],
    causes: [
      {
        text: 'The folder was moved within the volume and kept its old permissions',
        points: /moved|dragged/,
        ruledOut: /inherit|ntfs/,
      },
      {
        text: 'A subfolder does not inherit',
        points: /inheritance|does not inherit|some files|\d+ files/,
        ruledOut: /inheritance/,
      },
      {
        text: 'The person is not in the group yet, or has not logged in since',
        points: /new (member|colleague|group)|added to the group/,
        ruledOut: /group/,
      },
    ],
    steps: [
      {
        text: 'Save the permissions first: icacls folder /save file /t',
        why: 'Makes the next step undoable.',
        risk: 'none',
        done: /\/save/,
      },
      {
        text: 'Compare the entries of the folder and its parent with icacls',
        why: 'Shows what is inherited and from where.',
        risk: 'none',
        done: /(list|compar|read)\w* .{0,40}(permissions|entries)/,
      },
      {
        text: 'Reset the folder to its parent’s permissions: icacls folder /reset /t',
        why: 'Gives it what its new place has.',
        risk: 'irreversible',
        done: /\/reset/,
      },
    ],
    contingency: [
      {
        when: 'some files refuse',
        then: 'a subfolder has rules of its own: ask who set them before changing them',
      },
    ],
    risks: [
      'A reset overwrites permissions that somebody set on purpose. Without a saved copy there is no way back.',
    ],
  },
  {
    id: 'share-unreachable',
    codes: /0x80070035|0x80070043|network path was not found|system error (53|67|1219)\b/,
    signs: [
      [
        /network drive|mapped drive|file share|shared folder|\\\\[\w-]+\\/,
        /cannot|red x|not (open|reach|found)|denied/,
      ],
    ],
    causes: [
      {
        text: 'The server’s name is not resolved, or to an old address',
        points: /by (ip|address)|0x80070035|old address/,
        ruledOut: /\bdns\b|name/,
      },
      {
        text: 'TCP 445 is blocked on the way',
        points: /\b445\b|firewall|vpn|from home/,
        ruledOut: /firewall|\b445\b/,
      },
      {
        text: 'Windows uses another stored log-in for that server',
        points: /1219|credential|other account/,
        ruledOut: /credential/,
        cure: /credential|net use .{0,20}delete/,
      },
    ],
    steps: [
      {
        text: 'Run Test-NetConnection server -Port 445 by name and by address',
        why: 'Tells name, network and permissions apart.',
        risk: 'none',
        done: /445/,
      },
      {
        text: 'Remove stored log-ins for the server: net use /delete, cmdkey /delete',
        why: 'Windows keeps one log-in a server.',
        risk: 'reversible',
        done: /net use .{0,20}\/delete|cmdkey/,
      },
    ],
    contingency: [
      { when: '445 answers and access is denied', then: 'compare share and NTFS permissions on the server' },
    ],
    risks: [],
  },
  {
    id: 'file-in-use',
    codes: /locked for editing|file is (locked|in use) by/,
    signs: [[/excel|word|file|document/, /locked by|in use by|read-only/]],
    causes: [
      {
        text: 'Somebody has it open in another session',
        points: /locked by|in use by|other (user|session)/,
        ruledOut: /session|user/,
      },
      {
        text: 'A handle stayed behind after a crash',
        points: /crash|nobody has it|restart/,
        ruledOut: /handle/,
      },
      { text: 'A ~$ owner file was left in the folder', points: /~\$|owner file/, ruledOut: /owner file/ },
    ],
    steps: [
      {
        text: 'Find who holds it on the file server: Get-SmbOpenFile',
        why: 'Names the person and the machine.',
        risk: 'none',
        done: /get-smbopenfile/,
      },
      {
        text: 'Have that person save and close it; close the handle only when nobody works in it',
        why: 'A closed handle loses what was not saved.',
        risk: 'irreversible',
        done: /close-smbopenfile|close the handle/,
      },
    ],
    contingency: [{ when: 'nobody holds it', then: 'look for the hidden ~$ file and rename it' }],
    risks: ['Closing an open handle loses what its owner has not saved.'],
  },
]
