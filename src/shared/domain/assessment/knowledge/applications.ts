import type { Known } from './known.ts'

/** Line-of-business software and its SQL Server. */
export const applications: Known[] = [
  {
    id: 'sql-instance-not-found',
    codes: /error locating server|error:? 26\b|sql server browser/,
    causes: [
      {
        text: 'The firewall drops the answer of SQL Server Browser (UDP 1434), as with the profile Public',
        points: /\bpublic\b|firewall|domainauthenticated|on the server itself/,
        ruledOut: /firewall/,
      },
      {
        text: 'SQL Server Browser is stopped or disabled',
        points: /browser (is|was) (stopped|disabled)|start type disabled/,
        ruledOut: /browser/,
        cure: /browser/,
      },
      { text: 'The instance does not run', points: /instance .{0,20}stopped/, ruledOut: /instance/ },
    ],
    steps: [
      {
        text: 'Read the network profile: Get-NetConnectionProfile',
        why: 'Rules for the domain do not count on Public.',
        risk: 'none',
        done: /get-netconnectionprofile|network profile/,
      },
      {
        text: 'Connect by tcp:server,port from one workstation',
        why: 'Leaves Browser out and tells it from the port.',
        risk: 'none',
        done: /tcp:|by port/,
      },
      {
        text: 'Restart Network Location Awareness so that the domain profile is found',
        why: 'Brings the domain’s firewall rules back.',
        risk: 'disruptive',
        done: /network location awareness|\bnla\b/,
      },
    ],
    contingency: [
      { when: 'it works by port', then: 'allow UDP 1434 and sqlservr.exe inbound for the domain profile' },
    ],
    risks: ['Switching the firewall off to test opens the server to the whole network.'],
  },
  {
    id: 'sql-login-failed',
    codes: /\b18456\b|login failed for user/,
    causes: [
      {
        text: 'The password in the application is not the one of SQL Server',
        points: /state:? 8|password|changed/,
        ruledOut: /password/,
      },
      {
        text: 'The log-in has no access to the database, or the database is offline',
        points: /state:? (38|40|11)|4060|offline|restored/,
        ruledOut: /database|access/,
      },
      {
        text: 'SQL Server accepts Windows log-ins only',
        points: /state:? 58|mixed|reinstall/,
        ruledOut: /mixed/,
      },
    ],
    steps: [
      {
        text: 'Read the state of error 18456 in SQL Server’s error log',
        why: 'The client is shown state 1; the log has the true one.',
        risk: 'none',
        done: /error ?log/,
      },
      {
        text: 'List the database’s orphaned users and map them to their log-ins',
        why: 'After a restore the ids no longer fit.',
        risk: 'reversible',
        done: /orphan/,
      },
    ],
    contingency: [
      { when: 'the state is 38', then: 'the database is missing or offline: look at sys.databases' },
    ],
    risks: ['The account may be used by more applications: a new password stops them too.'],
  },
  {
    id: 'sql-out-of-space',
    codes: /(error:? ?|msg )(9002|1105|1827)\b|transaction log .{0,40}full|could not allocate space/,
    causes: [
      {
        text: 'The log is not backed up, so that it never empties',
        points: /9002|transaction log|log_backup/,
        ruledOut: /log backup/,
      },
      { text: 'The disk of the database is full', points: /disk|drive|1105/, ruledOut: /disk|space/ },
      { text: 'SQL Server Express has reached its 10 GB', points: /express|1827|10 gb/, ruledOut: /express/ },
    ],
    steps: [
      {
        text: 'Ask why the log waits: select name, log_reuse_wait_desc from sys.databases',
        why: 'Names the reason in one word.',
        risk: 'none',
        done: /log_reuse_wait/,
      },
      {
        text: 'Back the log up, twice if it still waits',
        why: 'Empties it without breaking the chain.',
        risk: 'none',
        done: /back\w* .{0,12}log\b.{0,8}up|log backup/,
      },
      {
        text: 'Add a log file on another disk for the time being',
        why: 'People work again at once.',
        risk: 'reversible',
        done: /add\w* .{0,10}log file/,
      },
    ],
    contingency: [
      {
        when: 'an open transaction holds the log',
        then: 'find it with dbcc opentran, and ask its owner before ending it',
      },
    ],
    risks: [
      'Switching to simple recovery or deleting the log file breaks the backup chain; a deleted log cannot be brought back.',
    ],
  },
]
