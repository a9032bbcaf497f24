import type { Known } from './known.ts'

export const backup: Known[] = [
  {
    id: 'vss-writer-failed',
    codes: /0x800423f[0-9a-f]|vss (critical )?writer|\bsqlwriter\b|sqlserverwriter|\b24583\b/,
    causes: [
      {
        text: 'One database cannot be frozen, by its state or a space at the end of its name',
        points: /attached|new database|test (system|database)|name ends|offline database/,
        ruledOut: /database/,
      },
      {
        text: 'The writer hangs since an earlier backup',
        points: /waiting for completion|timed out/,
        ruledOut: /hang|writer/,
        surely: /restart\w* .{0,30}writer/,
      },
      {
        text: 'Too little space for the shadow copy',
        points: /shadow storage|no space|insufficient/,
        ruledOut: /space|shadow storage/,
      },
      {
        text: 'Two backup products freeze at the same time',
        points: /second (backup|product)|another backup|same time/,
        ruledOut: /(other|second) (backup|product)/,
      },
    ],
    steps: [
      {
        text: 'List name and state_desc from sys.databases, looking for spaces at the end',
        why: 'One bad database fails the writer for all.',
        risk: 'none',
        done: /sys\.databases/,
      },
      {
        text: 'Read vssadmin list writers right after a failed run',
        why: 'Names the writer and whether it may be retried.',
        risk: 'none',
        done: /vssadmin/,
      },
      {
        text: 'Check that NT SERVICE\\SQLWriter has its log-in with the role sysadmin',
        why: 'Without it the writer cannot freeze a database.',
        risk: 'none',
        done: /sqlwriter has|nt service\\sqlwriter/,
      },
    ],
    contingency: [
      {
        when: 'it fails with the suspected database offline',
        then: 'back up each database natively with copy_only: the one that fails is it',
      },
    ],
    risks: [
      'There is no good restore point: delete nothing from the chain, take a native backup first.',
      'A restart of SQL Server throws every user out.',
    ],
  },
  {
    id: 'backup-target-full',
    signs: [
      [
        /backup|veeam|repository/,
        /repository .{0,20}full|no (more )?space|not enough (free )?space|target .{0,20}full/,
      ],
    ],
    causes: [
      {
        text: 'Retention keeps more than the repository holds',
        points: /retention|grew|growth/,
        ruledOut: /retention/,
      },
      {
        text: 'Old chains of removed jobs fill it',
        points: /removed job|orphan|old job|imported/,
        ruledOut: /orphan/,
      },
      { text: 'Locked (immutable) copies cannot be deleted yet', points: /immutab/, ruledOut: /immutab/ },
    ],
    steps: [
      {
        text: 'List what lies in the repository by job and age, with jobs that no longer exist',
        why: 'Old chains are the cheapest space.',
        risk: 'none',
        done: /list\w* .{0,40}repository/,
      },
      {
        text: 'Extend the repository, or move one job to another',
        why: 'Gives room without deleting.',
        risk: 'reversible',
        done: /extend|move\w* .{0,20}job/,
      },
      {
        text: 'Delete a chain that nobody needs, in the backup product, after the client agreed',
        why: 'By hand in the folder breaks the chain.',
        risk: 'irreversible',
        done: /delet\w* .{0,20}chain/,
      },
    ],
    contingency: [
      { when: 'nothing can be deleted today', then: 'pause the least important job, so that the others run' },
    ],
    risks: ['A deleted restore point is gone, and increments behind it with it.'],
  },
  {
    id: 'backup-cannot-reach-guest',
    signs: [
      [
        /backup|veeam|acronis|restore point/,
        /rpc server is unavailable|0x800706ba|admin\$|access is denied|credentials?/,
      ],
    ],
    causes: [
      {
        text: 'The password of the backup account has changed or expired',
        points: /password|access is denied|credential/,
        ruledOut: /password|credential/,
      },
      {
        text: 'The firewall of the guest blocks RPC and SMB',
        points: /rpc server|0x800706ba|firewall/,
        ruledOut: /firewall/,
      },
      {
        text: 'The name leads to another machine',
        points: /renamed|\bdns\b|new address/,
        ruledOut: /\bdns\b|name/,
      },
    ],
    steps: [
      {
        text: 'Test the guest’s credentials from the backup product',
        why: 'Tells the account from the network.',
        risk: 'none',
        done: /test\w* .{0,30}credentials/,
      },
      {
        text: 'Open \\\\guest\\admin$ from the backup server with the same account',
        why: 'Is what the product does first.',
        risk: 'none',
        done: /admin\$/,
      },
    ],
    contingency: [
      { when: 'the share opens', then: 'look at RPC: port 135 and the dynamic ports from the backup server' },
    ],
    risks: ['Each try with a wrong password counts towards a lock-out of the backup account.'],
  },
]
