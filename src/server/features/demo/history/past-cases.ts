import type { WatchLevel } from '../../../../shared/contract/handoffs.ts'
import type { StepOutcome } from '../../../../shared/contract/sessions.ts'

/** What came up again and again in the weeks before the demo. `{who}` and `{pc}` are a person and a machine of the client. */
export type PastCase = {
  title: string
  problem: string
  /** What the technician wrote. */
  told: string
  steps: readonly (readonly [text: string, outcome: StepOutcome, note?: string])[]
  reason: string
  watchLevel: WatchLevel
  impact?: string
  /** What whoever claimed it wrote first. */
  answer: string
  resolution: string
}

export const pastCases: readonly PastCase[] = [
  {
    title: 'Outlook of {who} asks for the password again and again',
    problem: 'Outlook asks for the password every few minutes. The password is right: webmail takes it.',
    told: 'Classic Outlook on {pc}, Microsoft 365. Webmail works in Edge. The prompt comes back within a minute.',
    steps: [
      ['Removed the stored credentials from the Credential Manager', 'failed', 'The prompt came back.'],
      ['Started Outlook in safe mode', 'failed', 'Same prompt, so no add-in.'],
    ],
    reason: 'Out of ideas, and the next thing would be a new profile with 40 GB of mail.',
    watchLevel: 'stable',
    answer: 'Leave the profile alone. Can you look whether Work or school account shows a sign-in to repair?',
    resolution: 'The device had lost its registration. Joined it again, signed in once, no prompt since.',
  },
  {
    title: 'Account of {who} locks itself out every morning',
    problem: 'The account locks out shortly after eight, every working day since the password change.',
    told: 'Unlocked it three times this week. {pc} is the only computer that {who} uses.',
    steps: [
      ['Unlocked the account', 'partial', 'Locked out again after 20 minutes.'],
      [
        'Read the lockout events on the domain controller',
        'inconclusive',
        'The caller is the RADIUS server.',
      ],
    ],
    reason: 'I do not have rights on the RADIUS server.',
    watchLevel: 'watch',
    impact: '{who} cannot work for half an hour each morning',
    answer: 'RADIUS means Wi-Fi or VPN: a phone with the old password. I am reading its log now.',
    resolution: 'A tablet in the drawer joined the Wi-Fi with the old password. Network forgotten there.',
  },
  {
    title: '{who} has a new phone and no prompt of the authenticator',
    problem: 'The old phone is gone. Sign-in wants an approval in the authenticator that is no longer there.',
    told: 'MFA prompt goes to the old phone. {who} is in front of me with the new phone.',
    steps: [
      ['Looked for another sign-in method', 'failed', 'Only the authenticator is registered.'],
      ['Tried a text message as second factor', 'failed', 'Not allowed by policy.'],
    ],
    reason: 'I may not reset the second factor.',
    watchLevel: 'stable',
    answer:
      'I have verified them by a call back to the number in the staff list. Temporary access pass follows.',
    resolution: 'Temporary access pass issued, new phone registered, old one removed.',
  },
  {
    title: 'VPN of {who} is connected but reaches no server',
    problem: 'The VPN connects fine, but neither the file server nor the intranet answers.',
    told: '{pc} gets an address from the VPN pool. Ping to 10.20.0.10 times out, ping to the gateway works.',
    steps: [
      ['Restarted the laptop and connected again', 'failed', 'Same.'],
      ['Connected over the hotspot of a phone', 'worked', 'So it is the network at home.'],
    ],
    reason: 'It smells of overlapping networks and I have not touched routes on the gateway before.',
    watchLevel: 'stable',
    answer: 'Their router at home uses the same range as the office. Which range does it show?',
    resolution:
      'The home network used 10.20.0.0/24, as the office does. Range of the home router changed with them.',
  },
  {
    title: 'Site-to-site tunnel to the warehouse is down',
    problem: 'The IPsec tunnel to the warehouse does not come up since the provider changed the line.',
    told: 'Phase 1 is up on both sides, phase 2 is not. Error on our side: NO_PROPOSAL_CHOSEN.',
    steps: [
      ['Restarted the tunnel on our side', 'failed', 'Phase 2 stays down.'],
      ['Compared the pre-shared key of both ends', 'worked', 'Same. Ruled out: the key.'],
    ],
    reason: 'Changing phase 2 from here could cut me off from the firewall.',
    watchLevel: 'critical',
    impact: 'The warehouse cannot print delivery notes',
    answer: 'I have a second way in over the provider. Reading the selectors of both ends.',
    resolution:
      'The selectors still had the old network of the warehouse. Changed on both ends, tunnel is up.',
  },
  {
    title: 'No address from DHCP on the second floor',
    problem: 'Computers on the second floor get no address from DHCP and show 169.254.',
    told: 'The first floor works. {pc} gets 169.254.11.4 after ipconfig /renew.',
    steps: [
      ['Renewed the lease on three computers', 'failed', '169.254 on each.'],
      ['Set a fixed address on one computer', 'worked', 'It has network then. Ruled out: cabling.'],
    ],
    reason: 'The scope looks full to me, but I am not allowed to change it.',
    watchLevel: 'watch',
    impact: 'A team of nine has no network',
    answer: 'The scope has no free address: 200 leases of eight days from the guest Wi-Fi. Shortening them.',
    resolution: 'Guest Wi-Fi moved into a scope of its own, leases of four hours. Addresses free again.',
  },
  {
    title: 'Wi-Fi drops in the meeting rooms',
    problem: 'The Wi-Fi keeps losing the connection in the meeting rooms, calls break off.',
    told: 'Signal is strong. {pc} shows a roam between two access points every minute.',
    steps: [
      ['Updated the Wi-Fi driver on two laptops', 'failed', 'Still drops.'],
      ['Restarted the access points in the rooms', 'partial', 'Better for an hour.'],
    ],
    reason: 'I think it is channels and power, and I do not want to guess on a live network.',
    watchLevel: 'watch',
    answer: 'Both radios on channel 36 at full power. I will set channels after the meeting ends at noon.',
    resolution: 'Channels spread, power lowered, minimum rate raised. No drop over the afternoon.',
  },
  {
    title: 'Printer queue of the reception is stuck',
    problem: 'Nothing prints at the reception. Documents stay in the print queue and cannot be deleted.',
    told: 'The queue shows one job as “Deleting - Printing” since this morning.',
    steps: [
      ['Restarted the printer', 'failed', 'Same job in the queue.'],
      ['Restarted the spooler on {pc}', 'failed', 'The job is on the print server.'],
    ],
    reason: 'I have no log-in on the print server.',
    watchLevel: 'stable',
    answer: 'Stopping the spooler on the print server and clearing its folder, two minutes without printing.',
    resolution: 'Spool folder cleared, spooler started. The file was a broken PDF of 400 MB.',
  },
  {
    title: 'Printers cannot be connected: error 0x0000011b',
    problem: 'New computers cannot connect to the shared printers, Windows says 0x0000011b.',
    told: '{pc} is Windows 11 24H2. Older computers print.',
    steps: [
      ['Installed the driver of the vendor by hand', 'failed', 'Same error on connect.'],
      ['Connected the printer by its address', 'worked', 'Prints, but without codes.'],
    ],
    reason: 'I read about a registry value that switches protection off and would rather ask.',
    watchLevel: 'stable',
    answer: 'Right to ask, do not set that value. When did the print server see its last updates?',
    resolution:
      'The print server had not seen updates for eight months. Patched in the evening, printers connect.',
  },
  {
    title: 'Nightly backup of the file server fails',
    problem: 'The backup failed with VSS_E_WRITERERROR three nights in a row. No restore point since Friday.',
    told: 'vssadmin list writers shows the SqlServerWriter as failed, error 0x800423f4.',
    steps: [
      ['Ran the job again by hand', 'failed', 'Stops at the snapshot.'],
      ['Restarted the VSS service', 'failed', 'The writer fails again.'],
    ],
    reason: 'Three nights without a backup, and a restart of SQL needs somebody who may.',
    watchLevel: 'critical',
    impact: 'No backup for three days',
    answer: 'I ask the client for ten minutes at noon. Until then please write down which writers fail.',
    resolution: 'SQL VSS Writer restarted at noon, job ran through, restore of one file tested.',
  },
  {
    title: 'Repository of the backup is full',
    problem: 'The backup job stops: not enough free space on the repository.',
    told: 'The target has 0 bytes free of 8 TB. Retention says 30 days.',
    steps: [
      ['Looked for old restore points', 'partial', 'A chain of a server that is gone takes 2 TB.'],
      ['Deleted temporary files on the target', 'failed', '3 GB, not enough.'],
    ],
    reason: 'I will not delete restore points by myself.',
    watchLevel: 'watch',
    answer: 'Good that you did not. I check with the client whether they need anything of that server.',
    resolution: 'Client released the old chain in writing. Removed, 2 TB free, job is green.',
  },
  {
    title: '{who} lost access after the folder was moved',
    problem: 'A folder was moved into another share and nobody but the owner has access since.',
    told: 'Moved within the same volume. The people have rights on the new parent folder.',
    steps: [
      ['Checked the group membership of {who}', 'worked', 'In the right group. Ruled out: the group.'],
      ['Had {who} log off and on again', 'failed', 'Access is denied.'],
    ],
    reason: 'Setting permissions anew on 300,000 files is more than I want to do alone.',
    watchLevel: 'stable',
    answer:
      'The files keep their old permissions when moved. I look at the list before anything is inherited.',
    resolution:
      'Inheritance switched on for the folder, two files with rights of their own kept. Access confirmed.',
  },
  {
    title: 'Ledger cannot reach its database',
    problem: 'The ledger says: error 26, error locating server/instance specified.',
    told: '{pc} and two others. The server answers ping, and sqlcmd on the server itself works.',
    steps: [
      ['Restarted the ledger on three computers', 'failed', 'Error 26 on each.'],
      ['Tried the instance by port 1433', 'failed', 'No answer.'],
    ],
    reason: 'The next step is the firewall of the database server.',
    watchLevel: 'critical',
    impact: 'Accounting cannot post, month end is tomorrow',
    answer: 'Looking at SQL Browser and the firewall rule now. Do not restart the server.',
    resolution:
      'SQL Server Browser was disabled by an update. Started and set to automatic, ledger connects.',
  },
  {
    title: 'Remote desktop refuses: no licence server',
    problem:
      'The remote session was disconnected because there are no Remote Desktop License Servers available.',
    told: 'All users of the terminal server. Administrators get in with /admin.',
    steps: [
      ['Restarted the terminal server', 'failed', 'Same message.'],
      ['Looked at the licence server', 'inconclusive', 'Runs, shows 20 of 25 licences.'],
    ],
    reason: 'I do not know how the mode is set in this tenant, by policy or by hand.',
    watchLevel: 'critical',
    impact: '18 people cannot work',
    answer: 'The policy names a licence server that was renamed last week. Changing it.',
    resolution: 'Policy pointed to the old name of the licence server. Corrected, everyone is back in.',
  },
  {
    title: '{pc} rolls its updates back again and again',
    problem: 'The cumulative update KB5050009 fails with 0x800f0922 and rolls back at each restart.',
    told: '{pc} spends 20 minutes at each start. Other computers took the update.',
    steps: [
      ['Ran the update troubleshooter', 'failed', 'Found nothing.'],
      ['Freed 30 GB on the system drive', 'failed', 'Same error. Ruled out: space.'],
    ],
    reason: 'I would set the computer up anew, but {who} needs it today.',
    watchLevel: 'stable',
    answer: 'No need to set it up anew. Run DISM with RestoreHealth first, I send you the source.',
    resolution: 'Component store repaired with DISM, update installed at the first try.',
  },
  {
    title: 'Nobody hears {who} in Teams',
    problem: 'In Teams nobody hears {who}, the headset works in other programs.',
    told: 'Test call records silence. In the sound settings the level of the microphone moves.',
    steps: [
      ['Chose the headset in the settings of Teams', 'failed', 'Still silence.'],
      ['Tried another headset', 'failed', 'Same. Ruled out: the headset.'],
    ],
    reason: 'I have been at it for 40 minutes.',
    watchLevel: 'stable',
    answer: 'Is microphone access allowed for desktop apps in the privacy settings?',
    resolution: 'A policy had switched microphone access off for desktop apps. Exception set, works.',
  },
  {
    title: 'Suspicious sign-in of {who} from abroad',
    problem: 'An unknown sign-in from abroad that {who} approved by mistake, and a new inbox rule.',
    told: 'The rule moves mail with “invoice” into RSS feeds. I have not changed anything yet.',
    steps: [
      ['Asked {who} what they approved', 'worked', 'A prompt at 07:12, half asleep.'],
      ['Read the sign-in log', 'partial', 'Two sign-ins from an address in another country.'],
    ],
    reason: 'This needs somebody who knows what to keep as evidence.',
    watchLevel: 'critical',
    impact: 'Possibly invoices changed on the way',
    answer: 'Sessions revoked and sign-in blocked just now. Please keep {who} on the phone.',
    resolution:
      'Account secured, rule removed, tokens revoked, mail of the last week reviewed with the client.',
  },
  {
    title: 'Certificate of the intranet has expired',
    problem: 'Browsers warn: the certificate of the intranet has expired, NET::ERR_CERT_DATE_INVALID.',
    told: 'Expired tonight. The web server runs on {pc}.',
    steps: [
      ['Looked for a renewed certificate on the server', 'worked', 'There is one, unbound.'],
      ['Restarted the web server', 'failed', 'Still the old one.'],
    ],
    reason: 'I have not bound a certificate in IIS before and the page is in use.',
    watchLevel: 'watch',
    answer: 'Binding the new one now, no restart needed. Reload in a minute and tell me what you see.',
    resolution: 'New certificate bound, renewal task given the binding script it lacked.',
  },
]
