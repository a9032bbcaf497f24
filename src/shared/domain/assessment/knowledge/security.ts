import type { Known } from './known.ts'

export const security: Known[] = [
  {
    id: 'compromised-account',
    codes:
      /impossible travel|inbox rule|phish|compromised (account|mailbox|user)|account (was|is) (compromised|hacked)/,
    signs: [
      [/suspicious|unknown|not (his|hers|mine|theirs)/, /sign-?in|log-?in|mail (was|were) sent|approved/],
    ],
    causes: [
      {
        text: 'The password was given to a phishing page, and the session with it',
        points: /phish|entered (his|her|their|the|my) password|clicked .{0,30}link|fake (page|log-?in)/,
        ruledOut: /phish/,
      },
      {
        text: 'Somebody approved an MFA prompt that they did not cause',
        points: /mfa fatigue|approved .{0,30}(prompt|request)|kept (asking|prompting)/,
        ruledOut: /\bmfa\b/,
      },
      {
        text: 'An app was given consent and reads the mailbox without a password',
        points: /consent|oauth|enterprise app/,
        ruledOut: /consent|\bapps?\b/,
      },
    ],
    steps: [
      {
        text: 'Revoke the sessions and reset the password, in this order',
        why: 'Ends a stolen session, which a new password alone does not.',
        risk: 'disruptive',
        done: /revok\w* .{0,20}session/,
      },
      {
        text: 'Read inbox rules, forwarding, delegates, MFA methods and app consents of the account',
        why: 'These stay open behind a new password.',
        risk: 'none',
        done: /inbox rules?|forwarding/,
      },
      {
        text: 'Trace what the account sent, and export its sign-ins and audit log',
        why: 'Shows who else was reached; logs are kept for days only.',
        risk: 'none',
        done: /message trace|audit log|trace what/,
      },
    ],
    contingency: [
      { when: 'mail went out from the account', then: 'warn the recipients and purge it in the tenant' },
    ],
    risks: [
      'Security: assume that the intruder reads the mailbox. Speak with the client by phone.',
      'Deleting rules or mail destroys evidence: export first.',
    ],
  },
  {
    id: 'ransomware',
    codes: /ransom|files? (are|were|got|have been) encrypted|decrypt.{0,20}(readme|instruction)/,
    causes: [
      {
        text: 'Ransomware is at work and may still spread',
        points: /encrypted|ransom/,
        ruledOut: /ransom|malware/,
      },
      {
        text: 'It came in over remote access with a stolen log-in',
        points: /\brdp\b|\bvpn\b|remote (access|desktop)/,
        ruledOut: /remote|\brdp\b|\bvpn\b/,
      },
    ],
    steps: [
      {
        text: 'Cut the affected machines from the network and leave them switched on',
        why: 'Stops the spread and keeps the memory for evidence.',
        risk: 'disruptive',
        done: /(cut|isolat|disconnect|unplug)\w* .{0,40}(network|machine|host|server|cable)/,
      },
      {
        text: 'Take the backup repository offline and check that it is whole',
        why: 'Backups are the next target.',
        risk: 'disruptive',
        done: /(backup|repository) .{0,20}offline/,
      },
      {
        text: 'Call the incident lead, and the client’s insurer before anything is restored',
        why: 'Insurers and the law ask for evidence.',
        risk: 'none',
        done: /insurer|incident (lead|response)/,
      },
    ],
    contingency: [
      { when: 'a domain controller is touched', then: 'treat every password of the domain as stolen' },
    ],
    risks: ['Security: restarting, wiping or restoring now destroys evidence and cannot be undone.'],
  },
]
