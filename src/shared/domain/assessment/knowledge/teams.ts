import type { Known } from './known.ts'

export const teams: Known[] = [
  {
    id: 'teams-audio',
    signs: [[/\bteams\b/, /\baudio\b|microphone|\bmic\b|headset|speaker|\bhear\b|\bsound\b/]],
    causes: [
      {
        text: 'Teams uses another device than the person thinks',
        points: /headset|dock|monitor|bluetooth|new (headset|laptop)/,
        ruledOut: /device|headset/,
        cure: /device settings|chose|selected/,
      },
      {
        text: 'Windows does not let apps use the microphone',
        points: /privacy|blocked|policy|after (the )?update/,
        ruledOut: /privacy|permission/,
      },
      {
        text: 'UDP 3478 to 3481 is blocked, so that voice takes the slow way',
        points: /choppy|robot|lag|delay|only in the office|vpn/,
        ruledOut: /firewall|network|bandwidth/,
      },
      {
        text: 'The audio driver',
        points: /driver|other (apps|programs) too/,
        ruledOut: /driver/,
        cure: /driver/,
      },
    ],
    steps: [
      {
        text: 'Make a test call in Teams and read the devices it names',
        why: 'Tells device, permission and network apart in a minute.',
        risk: 'none',
        done: /test call/,
      },
      {
        text: 'Try the same headset in Sound Recorder',
        why: 'Silent there too: it is not Teams.',
        risk: 'none',
        done: /sound recorder|other (app|program)/,
      },
      {
        text: 'Read the call’s analytics in the Teams admin centre',
        why: 'Shows loss, jitter and whether UDP was used.',
        risk: 'none',
        done: /call analytics|admin cent(re|er)|call's analytics|call’s analytics/,
      },
    ],
    contingency: [
      { when: 'only calls over the VPN are bad', then: 'let Teams’ media leave beside the tunnel' },
    ],
    risks: [],
  },
  {
    id: 'teams-does-not-start',
    signs: [[/\bteams\b/, /white screen|blank|does(n't| not) (start|open|load)|caa\w{5,}|keeps loading/]],
    causes: [
      {
        text: 'The cache of Teams is damaged',
        points: /white|blank|loading/,
        ruledOut: /cache/,
        surely: /cache/,
      },
      {
        text: 'The Windows work account holds an old token',
        points: /caa|80090016|log-?in|password/,
        ruledOut: /token|account/,
      },
      { text: 'WebView2 is missing or broken', points: /webview/, ruledOut: /webview/ },
    ],
    steps: [
      {
        text: 'Log in at teams.microsoft.com with the same account',
        why: 'Tells the account from the computer.',
        risk: 'none',
        done: /teams\.microsoft|in the browser|on the web/,
      },
      {
        text: 'Reset the Teams app in Windows settings (clears its cache)',
        why: 'Clears it the supported way; settings come back at log-in.',
        risk: 'reversible',
        done: /cache/,
      },
    ],
    contingency: [
      {
        when: 'the web works and a reset does not help',
        then: 'disconnect and reconnect the work account, with its BitLocker key saved',
      },
    ],
    risks: [],
  },
]
