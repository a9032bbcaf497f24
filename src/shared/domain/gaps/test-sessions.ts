import type { Gap } from '../../contract/gaps.ts'
import type { MessageRole } from '../../contract/sessions.ts'

/** A session of our own writing, and what a senior would still have to ask. */
export type GapSession = {
  problem: string
  /** `client: text`; a technician's where no role is named. */
  messages?: string[]
  steps?: string[]
  lacks: Gap[]
}

/** The rules were written against these. */
export const KNOWN: GapSession[] = [
  { problem: 'Outlook does not open.', lacks: ['error', 'since', 'affected', 'changed'] },
  {
    problem: 'Since Monday nobody at the Harbour office can print. The spooler stops with error 0x0000011b.',
    messages: ['Windows Update ran on Sunday evening on all clients.'],
    lacks: [],
  },
  {
    problem: 'VPN fails with an error for Mrs Lindqvist.',
    messages: ['client: I started in the new flat yesterday', 'Only her laptop, the others connect.'],
    lacks: ['error'],
  },
  {
    problem: 'Teams calls drop after about ten minutes.',
    messages: ['client: It has been like this for two weeks.', 'Three people in accounting report the same.'],
    lacks: ['error', 'changed'],
  },
  {
    problem: 'The backup of SRV-FS01 failed last night: "VSS_E_PROVIDER_VETO: shadow copy provider error".',
    messages: ['We replaced the NAS last week.'],
    lacks: ['affected'],
  },
  {
    problem: 'Login takes five minutes on the terminal server.',
    messages: [
      'All 14 users on RDS02 have it.',
      'Nothing was changed, says the client.',
      'Started on 2026-02-03.',
    ],
    lacks: ['error'],
  },
  {
    problem: 'Excel crashes when she opens the budget file.',
    messages: ['Since when does this happen? And is anybody else affected?', 'client: no idea, sorry'],
    lacks: ['error', 'since', 'affected', 'changed'],
  },
  {
    problem: 'Scanner sends no mail any more.',
    messages: [
      'It says "535 5.7.139 Authentication unsuccessful, basic authentication is disabled".',
      'Worked until last Thursday.',
      'client: it is the one scanner for the whole office',
    ],
    lacks: ['changed'],
  },
  {
    problem: 'Wifi in the warehouse is slow, please fix it today.',
    messages: ['client: about 20 handheld devices use it'],
    lacks: ['error', 'since', 'changed'],
  },
  {
    problem: 'New laptop cannot join the domain.',
    messages: [
      'client: got it this morning',
      'The error is: the specified domain either does not exist or could not be contacted.',
    ],
    lacks: ['affected'],
  },
  {
    problem: 'The user cannot save to the P: drive.',
    messages: ['I rebooted the PC, still the same', 'Updated the network driver, no change'],
    lacks: ['error', 'since', 'affected', 'changed'],
  },
  {
    problem: 'Everyone lost their mapped drives after the server migration at the weekend.',
    messages: ['No error is shown, the letters are just missing.'],
    lacks: [],
  },
  {
    problem: 'Accounts locks out several times a day for j.weber, since he changed his password on Tuesday.',
    messages: ['Event 4740 on DC01 names PC-0114.', 'It is just him.'],
    lacks: [],
  },
  {
    problem: 'Phones at reception show no service.',
    messages: ['Both reception phones.', 'The ISP swapped the router two days ago.'],
    lacks: ['error'],
  },
  {
    problem: 'Printer prints everything twice.',
    messages: ['6 people in dispatch use it.', 'client: since the new driver was rolled out'],
    lacks: ['error'],
  },
  {
    problem: 'OneDrive shows a red cross and a message about sync.',
    messages: ['client: on my PC only, my colleagues are fine', 'client: for a few days now'],
    lacks: ['error', 'changed'],
  },
  {
    problem: 'SQL Server service will not start.',
    steps: ['Looked at the event log: error 17058, could not open error log file'],
    messages: ['It stopped at 14:20 today.', 'The whole ERP is down, 80 users.'],
    lacks: ['changed'],
  },
  {
    problem: 'Chrome says ERR_CERT_DATE_INVALID on the intranet.',
    messages: ['client: all of us in the branch', 'The certificate expired yesterday.'],
    lacks: [],
  },
  {
    problem: 'The docking station does not wake the monitors.',
    messages: ['We have no admin rights there, since it is a leased device.', 'Is it only this one PC?'],
    lacks: ['error', 'since', 'affected', 'changed'],
  },
  {
    problem: 'Mailbox of the director is full, he cannot send.',
    messages: ['client: came up an hour ago', 'No changes were made.', 'One user.'],
    lacks: ['error'],
  },
  {
    problem: 'Citrix sessions freeze.',
    messages: [
      'Happens every afternoon, started three weeks ago right after we moved to the new data centre.',
      'Roughly half of the users in Graz.',
      'There is no error message, the screen just stands still.',
    ],
    lacks: [],
  },
  {
    problem: 'Sage shows an error when posting.',
    messages: ['client: I will send the text later', 'client: has to be done by Friday'],
    lacks: ['error', 'since', 'affected', 'changed'],
  },
  {
    problem: 'Internet is down at the Maple Street site.',
    messages: ['Down since 07:40.', 'client: nobody can work', 'The power was cut in the night.'],
    lacks: ['error'],
  },
  {
    problem: 'Remote desktop asks for the password again and again for two of our contractors.',
    messages: ['client: it says "Your credentials did not work"', 'Their passwords were reset on 3 March.'],
    lacks: [],
  },
]

/** Written before the rules were tried on anything, and not looked at while they were. */
export const HELD_OUT: GapSession[] = [
  { problem: 'Keyboard types the wrong letters.', lacks: ['error', 'since', 'affected', 'changed'] },
  {
    problem: 'Veeam job "Nightly-DC" ends with "Error: Cannot connect to host 10.0.8.4".',
    messages: ['Last good run was on 11 January.', 'We put in a new firewall that week.'],
    lacks: ['affected'],
  },
  {
    problem: 'Intune enrolment fails on the tablets with 0x80180014.',
    messages: ['All seven tablets of the sales team.', 'First seen this week.'],
    lacks: ['changed'],
  },
  {
    problem: 'My calendar is not shown on my phone.',
    messages: ['client: it stopped working on Wednesday', 'client: I got a new phone that day'],
    lacks: ['error', 'affected'],
  },
  {
    problem: 'Emails to gmail.com bounce.',
    messages: [
      'The bounce reads: 550-5.7.26 This mail is unauthenticated.',
      'client: everybody here has that',
      'client: began last month',
    ],
    lacks: ['changed'],
  },
  {
    problem: 'PC is very slow.',
    messages: [
      'client: it has always been slow, from the first day',
      'Looked at the task manager, nothing odd.',
    ],
    lacks: ['error', 'affected', 'changed'],
  },
  {
    problem: 'The door terminal does not accept badges.',
    messages: [
      'client: none of the staff can come in',
      'client: about since lunch',
      'The electrician worked on the rack this morning.',
    ],
    lacks: ['error', 'changed'],
  },
  {
    problem: 'Power BI refresh fails.',
    messages: [
      'I have the gateway log, nothing in it.',
      'What does the error say exactly?',
      'client: no time to look',
    ],
    lacks: ['error', 'since', 'affected', 'changed'],
  },
  {
    problem: 'Windows shows "Your account has been disabled. Please see your system administrator."',
    messages: ['It concerns Ms Novak alone.', 'She came back from parental leave today.'],
    lacks: ['changed'],
  },
  {
    problem: 'Adobe Reader closes by itself since the update to 2024.002.',
    messages: ['On every PC in the legal department.', 'Nothing pops up, it is just gone.'],
    lacks: ['error'],
  },
  {
    problem: 'Shared mailbox info@ does not get any mail.',
    messages: ['Nothing has arrived there for three days.', 'I moved the MX record on Monday.'],
    lacks: ['error', 'affected'],
  },
  {
    problem: 'The label printer is offline.',
    messages: [
      'Set a static address, did not help.',
      'Changed the cable and the port, same.',
      'Reinstalled the driver.',
    ],
    lacks: ['error', 'since', 'affected', 'changed'],
  },
  {
    problem: 'File server is not reachable for 25 people.',
    messages: [
      'Ping works, SMB gives "The network path was not found".',
      'Happened during the storm last night.',
    ],
    lacks: ['changed'],
  },
  {
    problem: 'Headset is not recognised.',
    messages: [
      'client: only mine, the one next to me works',
      'client: was fine before the Windows 11 upgrade',
    ],
    lacks: ['error', 'since'],
  },
  {
    problem: 'Site-to-site tunnel to Lyon flaps.',
    messages: [
      '%CRYPTO-4-RECVD_PKT_INV_SPI in the log',
      'Every few minutes, since the 4th',
      'Both sites were left as they are, no config changes.',
    ],
    lacks: ['affected'],
  },
  {
    problem: 'User is asked for MFA at every single login.',
    messages: ['A few others say so too.', 'Conditional access policy was edited on Friday afternoon.'],
    lacks: ['error'],
  },
  {
    problem: 'Need help with the projector in room 2, it must run before the board meets on Thursday.',
    messages: ['client: it says no signal'],
    lacks: ['since', 'affected', 'changed'],
  },
  {
    problem: 'QuickBooks: "H202 - You are trying to work with a company file that is on another computer".',
    messages: [
      'client: me and my colleague',
      'client: yes, since yesterday',
      'client: the host PC was renamed',
    ],
    lacks: [],
  },
  {
    problem: 'Screen flickers on the front desk.',
    messages: [
      'How long has it been doing that? Did you change anything?',
      'client: two or three hours',
      'client: no',
    ],
    lacks: ['error', 'affected'],
  },
  {
    problem: 'Licence server denies AutoCAD.',
    messages: [
      'FLEXnet says -15,570. System Error: 10061',
      'client: eight engineers are waiting',
      'client: first thing this morning',
    ],
    lacks: ['changed'],
  },
  {
    problem: 'Can not reach the camera recorder from home.',
    messages: ['client: works from inside', 'client: just installed a new modem from the provider'],
    lacks: ['error', 'affected', 'since'],
  },
  {
    problem: 'Updates do not install on 40 of 55 workstations.',
    messages: [
      'WSUS reports 0x8024401c on all of these.',
      'We have not touched WSUS.',
      'It began with the February patches.',
    ],
    lacks: [],
  },
  {
    problem: 'Bitlocker recovery screen at each boot.',
    messages: ['client: one laptop', 'client: after the firmware update yesterday'],
    lacks: ['error'],
  },
  {
    problem: 'The CRM logs people out.',
    messages: ['client: can you hurry, it is urgent', 'It happens to whoever uses Edge.'],
    lacks: ['error', 'since', 'changed'],
  },
]

const ROLE = /^(client|other|copilot): /

export const messageOf = (line: string): { role: MessageRole; text: string } => ({
  role: (ROLE.exec(line)?.[1] ?? 'technician') as MessageRole,
  text: line.replace(ROLE, ''),
})
