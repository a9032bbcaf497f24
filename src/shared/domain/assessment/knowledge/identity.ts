import type { Known } from './known.ts'

export const identity: Known[] = [
  {
    id: 'account-lockout',
    codes: /event (id )?4740|unlock-adaccount/,
    signs: [[/lock(s|ed)? (itself|out)|lock-?outs?\b/, /account|user|password|again/]],
    causes: [
      {
        text: 'A device still sends the old password over Wi-Fi or VPN (RADIUS)',
        points: /\b6273\b|radius|\bnps\b/,
        ruledOut: /radius|wi-?fi|vpn/,
      },
      {
        text: 'A service, task, drive or session on a computer uses the old password',
        points: /scheduled task|mapped drive|service account/,
        ruledOut: /scheduled task|mapped drive|saved credential/,
        cure: /credential|logged off|mapped drive|scheduled task/,
      },
      {
        text: 'A mail account on a phone or tablet has the old password',
        points: /activesync|mail app/,
        ruledOut: /phone|tablet|activesync/,
      },
      {
        text: 'Somebody guesses passwords from outside',
        points: /unknown device|spray|many accounts|foreign (ip|address)/,
        ruledOut: /attack|guess/,
      },
    ],
    steps: [
      {
        text: 'Read Event ID 4740 on the PDC emulator for the caller computer',
        why: 'Names the machine that sends the wrong password.',
        risk: 'none',
        done: /\b4740\b/,
      },
      {
        text: 'Read Event ID 6273 on the NPS server for the calling station',
        why: 'Names the device by its MAC address.',
        risk: 'none',
        done: /\b6273\b/,
      },
      {
        text: 'Find the device on the Wi-Fi controller and block its MAC address',
        why: 'Stops the lock-outs while its owner is looked for.',
        risk: 'reversible',
        done: /wi-?fi controller|find the access point|block .{0,20}mac/,
      },
    ],
    contingency: [
      {
        when: 'nobody knows the device',
        then: 'treat the password as stolen: reset it, revoke sessions, read the sign-ins',
      },
    ],
    risks: ['Security: a higher lock-out threshold hides an attack on the password.'],
  },
  {
    id: 'conditional-access',
    codes: /aadsts5300\d|aadsts530003|conditional access/,
    causes: [
      {
        text: 'A Conditional Access policy blocks the place that the log-in comes from',
        points: /abroad|travel|location|country|countries/,
        ruledOut: /location|country/,
      },
      {
        text: 'A policy asks for a compliant or joined device',
        points: /not compliant|unmanaged|private (laptop|device)|aadsts53000|aadsts53001/,
        ruledOut: /complian/,
      },
      {
        text: 'The app logs in in a way that the policy blocks (legacy authentication)',
        points: /legacy|imap|pop3|smtp auth/,
        ruledOut: /legacy/,
      },
    ],
    steps: [
      {
        text: 'Open the sign-in in Entra and read its Conditional Access tab',
        why: 'Names the policy and the condition that blocked.',
        risk: 'none',
        done: /sign-?in log|conditional access tab/,
      },
      {
        text: 'Run the What If tool for the person, the app and the place',
        why: 'Shows the effect of a change before it is made.',
        risk: 'none',
        done: /what if/,
      },
      {
        text: 'Add the person to the exception group with an end date, once their superior confirms',
        why: 'Narrow, and it ends by itself.',
        risk: 'reversible',
        done: /exception/,
      },
    ],
    contingency: [
      {
        when: 'the sign-ins are not theirs',
        then: 'treat the account as compromised: revoke sessions, reset the password',
      },
    ],
    risks: ['Security: confirm who asks on a number on file before an exception is made.'],
  },
  {
    id: 'mfa-lost',
    codes: /aadsts(50076|50074|50079|500121)/,
    signs: [
      [
        /\bmfa\b|authenticator|second factor/,
        /new phone|lost|stolen|no (prompt|code)|not arriv|cannot approve/,
      ],
    ],
    causes: [
      {
        text: 'The authenticator is registered on a phone that the person no longer has',
        points: /new phone|lost|stolen|old phone|broken phone/,
        ruledOut: /phone/,
      },
      {
        text: 'The prompt does not reach the phone: notifications, battery saver or network',
        points: /no prompt|not arriv|does(n't| not) (come|arrive)/,
        ruledOut: /notification|network/,
      },
      {
        text: 'The clock of the phone is off, so that its codes are wrong',
        points: /code .{0,20}(wrong|invalid|rejected)/,
        ruledOut: /clock|time/,
      },
    ],
    steps: [
      {
        text: 'Read the person’s authentication methods in Entra',
        why: 'Shows the registered phone and other ways in.',
        risk: 'none',
        done: /authentication methods/,
      },
      {
        text: 'Issue a Temporary Access Pass for one use, after a call back to a number on file',
        why: 'They register the new phone themselves.',
        risk: 'reversible',
        done: /temporary access pass|\btap\b/,
      },
      {
        text: 'Require MFA to be registered anew and revoke the sessions',
        why: 'The lost phone stops being a key.',
        risk: 'disruptive',
        done: /re-?regist|registered anew/,
      },
    ],
    contingency: [
      { when: 'they approve prompts that they did not cause', then: 'treat the password as stolen' },
    ],
    risks: ['Security: a reset of MFA is what impostors ask for. Prove who calls first.'],
  },
  {
    id: 'trust-relationship',
    codes: /trust relationship|securechannel/,
    causes: [
      {
        text: 'The machine password is older than the one in the directory, as after a restore',
        points: /restored|snapshot|\bimage\b|rolled back/,
        ruledOut: /machine password/,
        cure: /reset-computermachinepassword|rejoin/,
      },
      {
        text: 'The computer asks a DNS server that does not know the domain',
        points: /dns is still|retired|server is not operational|wrong dns/,
        ruledOut: /\bdns\b/,
      },
      {
        text: 'Its clock is more than five minutes off',
        points: /minutes (late|fast|behind|ahead)|clock is (wrong|off)/,
        ruledOut: /clock|time/,
      },
      {
        text: 'Another computer was joined under the same name',
        points: /same name|duplicate|cloned/,
        ruledOut: /duplicate|same name/,
      },
    ],
    steps: [
      {
        text: 'Set DNS to a domain controller, check with nltest /dsgetdc, then Test-ComputerSecureChannel -Repair again',
        why: 'The repair needs a domain controller that it can find.',
        risk: 'reversible',
        done: /set dns|nltest/,
      },
      {
        text: 'Copy the BitLocker and LAPS entries of the computer object',
        why: 'They go when the object is deleted.',
        risk: 'none',
        done: /(cop|sav|export|back)\w* .{0,30}bitlocker/,
      },
      {
        text: 'Rejoin the domain under the same name without deleting the object',
        why: 'Last resort; takes a restart.',
        risk: 'disruptive',
        done: /rejoin/,
      },
    ],
    contingency: [
      {
        when: 'the repair fails with the right DNS and clock',
        then: 'Reset-ComputerMachinePassword -Server a named controller; rejoin only after that',
      },
    ],
    risks: [
      'Deleting the computer object deletes its BitLocker recovery keys and LAPS password: no way back.',
    ],
  },
  {
    id: 'directory-sync',
    codes: /attributevaluemustbeunique|invalidsoftmatch|entra connect|azure ad connect|\bdirsync\b/,
    causes: [
      {
        text: 'Two objects claim the same address or UPN',
        points: /unique|softmatch|duplicate|same (address|upn)/,
        ruledOut: /duplicate/,
      },
      {
        text: 'The synchronization is stopped, or its account may not log in',
        points: /(sync|service) .{0,20}stopped|last sync|not synced for|no sync/,
        ruledOut: /service|account/,
      },
      {
        text: 'The object is outside of the synchronized units',
        points: /(moved|new|other) (ou|organizational unit)/,
        ruledOut: /\bou\b|filter/,
      },
    ],
    steps: [
      {
        text: 'Read the export errors in Synchronization Service Manager',
        why: 'Names the object and the attribute.',
        risk: 'none',
        done: /synchronization service|export errors?/,
      },
      {
        text: 'Run Start-ADSyncSyncCycle -PolicyType Delta',
        why: 'Shows whether it fails now or is only late.',
        risk: 'none',
        done: /start-adsyncsynccycle/,
      },
      {
        text: 'Correct the duplicate attribute on premises, where it is mastered',
        why: 'A change in the cloud is overwritten.',
        risk: 'reversible',
        done: /(correct|remov|chang)\w* .{0,30}(duplicate|proxyaddress|upn)/,
      },
    ],
    contingency: [
      {
        when: 'Delta runs clean and the object is still missing',
        then: 'check the filter by unit and group',
      },
    ],
    risks: ['Moving objects out of the synchronized units deletes their cloud accounts.'],
  },
  {
    id: 'kerberos-clock',
    codes: /krb_ap_err_skew|0xc0000133|clock skew|kdc_err_\w+/,
    signs: [[/clock|time/, /minutes? (late|fast|behind|ahead|off)|wrong time/]],
    causes: [
      {
        text: 'The clock is more than five minutes off, so Kerberos refuses',
        points: /minutes? (late|fast|behind|ahead|off)|skew/,
        ruledOut: /clock|time/,
      },
      {
        text: 'A virtual machine takes its time from the host instead of the domain',
        points: /virtual|hyper-v|esx|\bvm\b/,
        ruledOut: /\bhost\b/,
      },
      {
        text: 'The PDC emulator itself has no good time source',
        points: /all (computers|machines)|pdc/,
        ruledOut: /pdc/,
      },
    ],
    steps: [
      {
        text: 'Compare w32tm /query /status on the computer and on the PDC emulator',
        why: 'Shows who is off, and the source it follows.',
        risk: 'none',
        done: /w32tm \/query/,
      },
      {
        text: 'Run w32tm /config /syncfromflags:domhier /update, then w32tm /resync',
        why: 'Puts the computer back under the domain’s time.',
        risk: 'reversible',
        done: /w32tm .{0,50}resync|syncfromflags/,
      },
    ],
    contingency: [{ when: 'the PDC emulator is off', then: 'give it an NTP source first, then its members' }],
    risks: [
      'A big jump of the clock on a domain controller upsets tickets and replication: correct it in quiet hours.',
    ],
  },
]
