import type { Story } from './story.ts'

export const ledgerSql: Story = {
  key: 'ledger-sql',
  title: 'Accounting software does not find its database after the server restart',
  problem:
    'After the restart of the server last night, Ledgerline shows “A network-related or instance-specific error … error: 26 - Error Locating Server/Instance Specified” on all five workstations.',
  client: 'Osgood Dental Group',
  ticketRef: '20833',
  technician: 'technician',
  startedMinutesAgo: 18,
  messages: [
    {
      minute: 0,
      by: 'client',
      author: 'Beth Osgood',
      text: 'Ledgerline doesn’t open on any of the five computers. Long red message, “Error Locating Server/Instance Specified”. Invoices go out at noon.',
    },
    {
      minute: 2,
      by: 'technician',
      text: 'Database is the named instance OD-APP01\\LEDGER, SQL Server 2019 Express. Server restarted at 03:10 after updates.',
    },
    {
      minute: 3,
      by: 'copilot',
      text: 'Error 26 means that the client asked for the instance by name and got no answer: SQL Server Browser on UDP 1434, a firewall in between, or the instance is not running. Check the two services first.',
    },
    {
      minute: 7,
      by: 'technician',
      text: 'SQL Server (LEDGER) is running. SQL Server Browser is stopped, start type Disabled.',
    },
    {
      minute: 11,
      by: 'technician',
      text: 'Set it to Automatic and started it. Ledgerline on the server itself opens now. Workstations still error 26.',
    },
    {
      minute: 14,
      by: 'copilot',
      text: 'Then the answer gets lost on the way: look for an inbound rule for UDP 1434 and for sqlservr.exe on OD-APP01, and at which firewall profile is active after the restart.',
    },
    {
      minute: 16,
      by: 'technician',
      text: 'Get-NetConnectionProfile on the server says Public! Before it must have been DomainAuthenticated. Checking why.',
    },
  ],
  steps: [
    {
      minute: 7,
      text: 'Checked the SQL services on OD-APP01',
      outcome: 'partial',
      note: 'Instance runs, SQL Server Browser was disabled. Ruled out: a stopped instance.',
      fromMessage: 3,
    },
    {
      minute: 11,
      text: 'Set SQL Server Browser to Automatic and started it',
      outcome: 'partial',
      note: 'Opens on the server, still error 26 on the workstations.',
      fromMessage: 4,
    },
    {
      minute: 16,
      text: 'Restart Network Location Awareness so that the domain profile is found again',
      outcome: 'proposed',
      fromMessage: 6,
    },
  ],
  state: 'active',
}
