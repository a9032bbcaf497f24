import type { Known } from './known.ts'

export const certificates: Known[] = [
  {
    id: 'certificate-expired',
    codes: /err_cert_\w+|certificate (has |is |was )?expired|certificate .{0,20}not trusted/,
    causes: [
      {
        text: 'The certificate has expired, or the renewed one is not bound',
        points: /expired|renew|date_invalid/,
        ruledOut: /expir|renew/,
      },
      {
        text: 'An intermediate certificate is missing in the chain',
        points: /authority_invalid|not trusted|android|intermediate/,
        ruledOut: /chain|intermediate/,
      },
      {
        text: 'The name is not in the certificate',
        points: /common_name|name mismatch|new name/,
        ruledOut: /\bname\b/,
      },
      { text: 'The clock of the client is wrong', points: /clock|one computer/, ruledOut: /clock|time/ },
    ],
    steps: [
      {
        text: 'Read what is served: openssl s_client -connect host:443 -servername host',
        why: 'Shows dates, names and the chain as clients get it.',
        risk: 'none',
        done: /s_client|openssl/,
      },
      {
        text: 'Bind the renewed certificate and restart the service in a quiet minute',
        why: 'A renewal in the store alone changes nothing.',
        risk: 'disruptive',
        done: /\bbind|\bbound\b/,
      },
    ],
    contingency: [
      {
        when: 'the right certificate is bound',
        then: 'look at what stands before it: proxy, load balancer, inspection',
      },
    ],
    risks: ['Security: teaching people to click warnings away outlasts the outage.'],
  },
  {
    id: 'tls-mismatch',
    codes: /schannel|36871|36874|36887|ssl_version_or_cipher|tls 1\.[01]\b|sec_e_\w+/,
    causes: [
      {
        text: 'One side no longer speaks the other’s TLS version',
        points: /tls 1\.[01]|version|36874|old (server|software|scanner)/,
        ruledOut: /\btls\b/,
      },
      { text: 'They share no cipher suite', points: /cipher|36874/, ruledOut: /cipher/ },
      {
        text: 'The service may not read its private key',
        points: /36871|private key|permission/,
        ruledOut: /private key/,
      },
    ],
    steps: [
      {
        text: 'Read the Schannel event on both sides at one attempt',
        why: 'Says who refused, and at which alert.',
        risk: 'none',
        done: /read the schannel|schannel event/,
      },
      {
        text: 'Try TLS 1.2 alone from another machine',
        why: 'Tells the server from the client.',
        risk: 'none',
        done: /tls 1\.2 (alone|only)|-tls1_2/,
      },
      {
        text: 'Set SchUseStrongCrypto for .NET and restart the application',
        why: 'Old .NET programs offer TLS 1.0 without it.',
        risk: 'reversible',
        done: /schusestrongcrypto/,
      },
    ],
    contingency: [
      {
        when: 'the device knows TLS 1.0 only',
        then: 'put a relay between that speaks both, for this device alone',
      },
    ],
    risks: ['Security: switching TLS 1.0 on again weakens every service of that machine.'],
  },
]
