import type { Story } from './story.ts'

export const slowRdsLogon: Story = {
  key: 'slow-rds-logon',
  title: 'Log-in to the terminal server takes minutes and ends in an empty desktop',
  problem:
    'Three users wait four minutes at “Please wait for the FSLogix Apps Services” on the terminal server, then get an empty desktop without their settings.',
  client: 'Tarn & Lowe Logistics',
  ticketRef: '20752',
  technician: 'technician',
  startedMinutesAgo: 4_330,
  messages: [
    {
      minute: 0,
      by: 'client',
      author: 'Anselm Brandt',
      text: 'Three of dispatch get an empty desktop on the terminal server, after waiting forever. All icons and signatures gone.',
    },
    {
      minute: 4,
      by: 'technician',
      text: 'TL-RDS01 and TL-RDS02, Windows Server 2022, FSLogix 2.9.8884. Profile disks are on \\\\TL-FS01\\Profiles$.',
    },
    {
      minute: 5,
      by: 'copilot',
      text: 'The FSLogix profile log of today tells why a disk was not attached. Look for the first line with ERROR for one of the three users.',
    },
    {
      minute: 11,
      by: 'technician',
      text: 'Profile log: “[ERROR:00000020] Failed to open virtual disk … The process cannot access the file because it is being used by another process.” The same for all three.',
    },
    {
      minute: 19,
      by: 'technician',
      text: 'No session of them on either host (quser). Restarted the FSLogix service on TL-RDS01, same error.',
    },
    {
      minute: 26,
      by: 'technician',
      text: 'I would close the open files on TL-FS01, but these are profile disks. If I cut one that is in use, the profile is broken. Handing on.',
    },
    {
      minute: 40,
      by: 'engineer',
      text: 'Right call. Get-SmbOpenFile on TL-FS01: the three disks are held by TL-BKP01, the backup proxy, since 02:14. Its job hangs.',
    },
    {
      minute: 51,
      by: 'engineer',
      text: 'Stopped the hanging job, handles are gone after a minute. Dispatch may log in again.',
    },
    {
      minute: 58,
      by: 'client',
      author: 'Anselm Brandt',
      text: 'All three are back, twelve seconds to the desktop.',
    },
  ],
  steps: [
    {
      minute: 11,
      text: 'Read the FSLogix profile log',
      outcome: 'worked',
      note: 'ERROR:00000020, the profile disk is held by another process.',
      fromMessage: 3,
    },
    {
      minute: 19,
      text: 'Looked for stale sessions on both hosts',
      outcome: 'worked',
      note: 'There are none. Ruled out: a second session of the same user.',
      fromMessage: 4,
    },
    {
      minute: 19,
      text: 'Restarted the FSLogix service on TL-RDS01',
      outcome: 'failed',
      note: 'Same error.',
      fromMessage: 4,
    },
    {
      minute: 40,
      by: 'engineer',
      text: 'Listed the open files on TL-FS01',
      outcome: 'worked',
      note: 'TL-BKP01 holds the three disks since 02:14.',
      fromMessage: 6,
    },
    { minute: 51, by: 'engineer', text: 'Stopped the hanging backup job', outcome: 'worked', fromMessage: 7 },
  ],
  state: {
    resolved: {
      minute: 62,
      resolution:
        'A file-level backup job of TL-BKP01 hung since 02:14 and kept three FSLogix profile disks open. FSLogix could not attach them (ERROR:00000020) and logged the users in with temporary profiles.\n\nStopped the job; the handles closed and all three got their profiles back, nothing was lost. Profiles$ is now excluded from the file-level job: the VM’s image backup covers it.\n\nFiles that were saved on the empty desktops were copied to the users’ home drives.',
      handedOff: {
        escalation: {
          minute: 28,
          watchLevel: 'watch',
          reason:
            'Something holds the profile disks open on the file server. Closing the handles blindly could damage the profiles.',
          impact: 'Three dispatchers work without their settings and templates',
        },
        claim: { minute: 35, by: 'engineer' },
      },
    },
  },
}
