import type { Known } from './known.ts'

export const mail: Known[] = [
  {
    id: 'outlook-password-loop',
    signs: [
      [
        /outlook/,
        /(asks?|asking|prompt\w*) .{0,40}password|password (prompt|loop)|need password|signed out again/,
      ],
    ],
    causes: [
      {
        text: 'Autodiscover still leads to the old Exchange server through its SCP record',
        points: /\bscp\b|excludescplookup|autodiscover.{0,60}(old|on-prem)/,
        ruledOut: /autodiscover|\bscp\b/,
        cure: /excludescplookup|autodiscoverserviceinternaluri/,
      },
      {
        text: 'The computer has an old credential stored',
        points: /old (entry|credential|password)|changed (his|her|the|my) password/,
        ruledOut: /stored|saved|cached|credential/,
        cure: /credential|cmdkey/,
      },
      {
        text: 'The Outlook profile is damaged',
        points: /corrupt|0x8004010f/,
        ruledOut: /\bprofile\b/,
        surely: /(new|fresh|second) (outlook )?profile/,
      },
      {
        text: 'Outlook falls back to basic authentication',
        points: /basic.?auth|windows security box|grey (box|prompt)/,
        ruledOut: /modern auth|basic auth/,
      },
    ],
    steps: [
      {
        text: 'Run Test E-mail AutoConfiguration and note which server answers',
        why: 'Tells a wrong Autodiscover answer from a wrong credential.',
        risk: 'none',
        done: /autoconfiguration/,
      },
      {
        text: 'Read the SCP record: Get-ClientAccessService | fl Name,AutoDiscoverServiceInternalUri',
        why: 'Domain computers ask it before DNS.',
        risk: 'none',
        done: /get-clientaccessservice/,
      },
      {
        text: 'Set ExcludeScpLookup = 1 on one computer and start Outlook',
        why: 'Proves the SCP record on one machine only.',
        risk: 'reversible',
        done: /excludescplookup/,
      },
      {
        text: 'Set AutoDiscoverServiceInternalUri to $null on the old server',
        why: 'Takes the old server out of the look-up.',
        risk: 'reversible',
        done: /autodiscoverserviceinternaluri to/,
      },
      {
        text: 'Remove the stored Office credentials in Credential Manager',
        why: 'An old entry is sent before anyone is asked.',
        risk: 'reversible',
        done: /(remov|clear|delet)\w* .{0,40}credential/,
      },
    ],
    contingency: [
      {
        when: 'Outlook works on a computer that skips the SCP record',
        then: 'clear the record on the old server; mailboxes still there then need the DNS record autodiscover',
      },
    ],
    risks: ['The SCP record serves every domain computer, also for mailboxes that were not moved.'],
  },
  {
    id: 'outbound-mail-blocked',
    codes: /5\.7\.70[58]|5\.7\.750|5\.1\.8\b/,
    signs: [[/bounce|comes? back|non-delivery/, /every (single )?mail|all outgoing|outside address/]],
    causes: [
      {
        text: 'An account or device of the tenant sends spam, so Exchange Online refuses the whole tenant',
        points: /sent [\d,.]+ mails|spam|misused|compromised/,
        ruledOut: /spam|compromis/,
      },
      {
        text: 'A connector relays mail for others',
        points: /open relay|relay(s|ing) for/,
        ruledOut: /connector|relay/,
      },
      {
        text: 'One sender alone is restricted',
        points: /5\.1\.8\b/,
        ruledOut: /single .{0,12}user|one (user|sender)/,
      },
    ],
    steps: [
      {
        text: 'Look at Restricted entities in Defender and at the connectors of the tenant',
        why: 'Shows who else is blocked, and a second way out for spam.',
        risk: 'none',
        done: /restricted entities/,
      },
      {
        text: 'Reset the sender’s password, revoke its sessions and app passwords, read its sign-ins and rules',
        why: 'A block that is lifted comes back while the way in is open.',
        risk: 'disruptive',
        done: /reset .{0,30}password/,
      },
      {
        text: 'Have Microsoft support lift the tenant’s block, saying what was stopped',
        why: 'A block of the tenant is lifted by them alone.',
        risk: 'none',
        done: /support (to )?lift|lift .{0,20}block/,
      },
    ],
    contingency: [
      {
        when: 'mail bounces again after the block was lifted',
        then: 'another sender is at work: run the message trace by sender over 24 hours',
      },
    ],
    risks: [
      'Security: whoever sent the spam has a valid log-in. Look for more than mail before lifting the block.',
    ],
  },
  {
    id: 'sender-authentication',
    codes: /5\.7\.(26|23|515)\b|\bdmarc\b|\bspf (fail|record|check)/,
    signs: [[/\bspf\b|\bdkim\b/, /spam|junk|reject|bounce/]],
    causes: [
      {
        text: 'The SPF record does not list the service that sends',
        points: /spf.{0,30}(fail|softfail|missing)|new (service|sender|newsletter|provider)/,
        ruledOut: /\bspf\b/,
      },
      {
        text: 'DKIM does not sign for the domain in From',
        points: /dkim.{0,30}(fail|none|missing)/,
        ruledOut: /\bdkim\b/,
      },
      {
        text: 'The domain in From is not the one that SPF and DKIM prove (alignment)',
        ruledOut: /alignment/,
      },
    ],
    steps: [
      {
        text: 'Read Authentication-Results in the header of a refused mail',
        why: 'Names which of SPF, DKIM and DMARC failed.',
        risk: 'none',
        done: /authentication-results/,
      },
      {
        text: 'Compare the SPF record with every service that sends for the domain',
        why: 'More than ten look-ups or a missing service fails all of it.',
        risk: 'none',
        done: /compar\w+ the spf|checked .{0,20}spf/,
      },
      {
        text: 'Switch DKIM on for the domain, after its two CNAME records answer',
        why: 'DKIM survives forwarding, where SPF does not.',
        risk: 'reversible',
        done: /(switch|turn|enabl)\w* .{0,12}dkim/,
      },
    ],
    contingency: [
      {
        when: 'all three pass and mail is still refused',
        then: 'the receiver judges the sending address: check its reputation',
      },
    ],
    risks: ['A DMARC policy of reject stops every sender that was forgotten.'],
  },
  {
    id: 'mailbox-full',
    codes: /5\.2\.2\b|mailbox (is )?full|mailbox.{0,20}quota|quota.{0,20}mailbox/,
    causes: [
      { text: 'The mailbox has reached its quota', ruledOut: /mailbox size|quota/ },
      {
        text: 'Recoverable Items is full, as with a hold on the mailbox',
        points: /litigation|\bhold\b|recoverable/,
        ruledOut: /recoverable|\bhold\b/,
      },
    ],
    steps: [
      {
        text: 'Compare sizes: Get-MailboxStatistics, and Get-MailboxFolderStatistics -FolderScope RecoverableItems',
        why: 'Tells the mailbox from its Recoverable Items.',
        risk: 'none',
        done: /get-mailbox(folder)?statistics/,
      },
      {
        text: 'Switch the online archive on and let the retention policy move old mail',
        why: 'Frees space without deleting anything.',
        risk: 'reversible',
        done: /online archive|in-place archive/,
      },
    ],
    contingency: [
      { when: 'Recoverable Items is what is full', then: 'ask who set the hold before anything is purged' },
    ],
    risks: ['Mail purged from Recoverable Items is gone for good, and may be under a legal hold.'],
  },
]
