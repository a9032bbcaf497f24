import type { Story } from './story.ts'

export const backupVss: Story = {
  key: 'backup-vss',
  title: 'Nightly backup of the ERP server fails for the third time',
  problem:
    'The Veeam job “ERP nightly” fails since Sunday with a VSS error on TL-SQL02. The last good restore point of the ERP database is three days old.',
  client: 'Tarn & Lowe Logistics',
  ticketRef: '20795',
  technician: 'technician2',
  startedMinutesAgo: 95,
  messages: [
    {
      minute: 0,
      by: 'technician2',
      text: 'Monitoring ticket: job “ERP nightly” failed three nights in a row. Veeam 12.1, VM is TL-SQL02, Windows Server 2019 with SQL Server 2019.',
    },
    {
      minute: 1,
      by: 'technician2',
      text: 'Job log: “Failed to create snapshot: Backup job failed. Cannot create a shadow copy of the volumes containing writer’s data. A VSS critical writer has failed. Writer name: [SqlServerWriter]. Code: [0x800423f4].”',
    },
    {
      minute: 2,
      by: 'copilot',
      text: '0x800423f4 is a non-transient writer error: something in SQL Server makes the freeze fail. Look at vssadmin list writers, then at the Application log from 01:00 on for SQLVDI and SQLWRITER.',
    },
    {
      minute: 9,
      by: 'technician2',
      text: 'vssadmin list writers: SqlServerWriter is [8] Failed, last error “Non-retryable error”. All others are stable.',
    },
    {
      minute: 18,
      by: 'technician2',
      text: 'Restarted the SQL Server VSS Writer service: writer is [1] Stable again. Started the job by hand: same error, writer failed again.',
    },
    {
      minute: 29,
      by: 'technician2',
      text: 'Application log: Event ID 24583 from SQLWRITER at the minute of the freeze, and Event ID 1 from SQLVDI. Neither says which database it was.',
    },
    {
      minute: 37,
      by: 'technician2',
      text: 'Drive D: has 212 GB free, shadow storage is unbounded. So it is not space.',
    },
    {
      minute: 44,
      by: 'technician2',
      text: 'A job with “application-aware” switched off for a test: goes through, but that is only crash-consistent and does not truncate the logs. Switched it on again.',
    },
    {
      minute: 50,
      by: 'client',
      author: 'Anselm Brandt',
      text: 'FYI the ERP vendor was on that server on Saturday and attached a database for their test system. Does that matter?',
    },
    {
      minute: 53,
      by: 'copilot',
      text: 'It may: a database whose name ends with a space, or one that is not in a state to be frozen, makes the SQL writer fail for all of them. Comparing sys.databases with last week needs sysadmin.',
    },
  ],
  steps: [
    {
      minute: 18,
      text: 'Restarted the SQL Server VSS Writer and ran the job by hand',
      outcome: 'failed',
      note: 'Stable after the restart, fails again at the freeze with 0x800423f4.',
      fromMessage: 4,
    },
    {
      minute: 29,
      text: 'Read the Application log at the time of the freeze',
      outcome: 'inconclusive',
      note: 'Event ID 24583 (SQLWRITER) and Event ID 1 (SQLVDI), no database named.',
      fromMessage: 5,
    },
    {
      minute: 37,
      text: 'Checked free space and shadow storage',
      outcome: 'worked',
      note: 'Ruled out: disk space.',
      fromMessage: 6,
    },
    {
      minute: 44,
      text: 'Ran the job without application-aware processing',
      outcome: 'partial',
      note: 'Goes through, crash-consistent only. Ruled out: snapshot on the host and the repository.',
      fromMessage: 7,
    },
    {
      minute: 54,
      text: 'List names and states in sys.databases and set the vendor’s new database offline for a test',
      outcome: 'proposed',
      fromMessage: 9,
    },
  ],
  state: {
    escalated: {
      minute: 57,
      watchLevel: 'watch',
      reason:
        'I suspect the database that the ERP vendor attached on Saturday, but I have no sysadmin rights on SQL Server and will not touch the ERP’s instance in working hours.',
      impact: 'No consistent ERP backup for three days; the logs grow by about 9 GB a day',
      target: 'engineer2',
    },
  },
}
