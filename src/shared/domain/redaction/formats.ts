import type { Rule } from './rule.ts'

const hasDigit = (secret: string) => /\d/.test(secret)
const mixed = (secret: string) => hasDigit(secret) && /[A-Z]/i.test(secret)

/** Tokens and keys that show by their form alone what they are. */
export const FORMAT_RULES: readonly Rule[] = [
  // JSON Web Tokens, signed or encrypted.
  { kind: 'token', pattern: /(?<![\w-])eyJ[\w-]{8,8000}\.[\w-]{8,8000}(?:\.[\w-]{0,8000}){0,3}/g },
  { kind: 'token', pattern: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\w{40,255})/g },
  {
    kind: 'token',
    pattern: /(?<![A-Za-z0-9])gl(?:pat|rt|dt|cbt|ptt|oas|soat|ffct|imt|agent)-[\w-]{20,255}/g,
  },
  { kind: 'token', pattern: /(?<![A-Za-z0-9])(?:xox[abeoprs]|xapp)-[\w-]{10,255}/g },
  {
    kind: 'token',
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/\w{1,20}\/\w{1,20}\/([\w/]{16,80})/g,
  },
  { kind: 'token', pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/([\w-]{40,90})/g },
  {
    kind: 'token',
    pattern: /webhook\.office\.com\/webhookb2\/[\w@-]{10,90}\/IncomingWebhook\/([\w/-]{32,120})/g,
  },
  { kind: 'token', pattern: /(?<!\d)\d{8,10}:AA[\w-]{32,34}(?![\w-])/g },
  { kind: 'API key', pattern: /(?<![A-Za-z0-9])(?:[sr]k_(?:live|test|prod)_|whsec_)[A-Za-z0-9+/=]{16,255}/g },
  { kind: 'API key', pattern: /(?<![A-Za-z0-9])sk-(?:ant|proj|svcacct|admin|or)-[\w-]{16,255}/g },
  { kind: 'API key', pattern: /(?<![A-Za-z0-9-])sk-[A-Za-z0-9]{32,255}/g, accept: hasDigit },
  { kind: 'API key', pattern: /(?<![A-Za-z0-9_-])AIza[\w-]{35}/g },
  { kind: 'secret', pattern: /(?<![A-Za-z0-9])GOCSPX-[\w-]{20,60}/g },
  { kind: 'token', pattern: /(?<![A-Za-z0-9])ya29\.[\w-]{20,2000}/g },
  { kind: 'access key', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  {
    kind: 'access key',
    pattern: /(?:AccountKey|SharedAccessKey|EntityPath_Key) {0,3}= {0,3}([A-Za-z0-9+/]{20,120}={0,2})/gi,
  },
  {
    kind: 'token',
    pattern: /[?&;](?:sig|X-Amz-Signature|X-Goog-Signature|SharedAccessSignature)=([\w%+/=.-]{16,600})/gi,
  },
  { kind: 'secret', pattern: /[\w~.-]{3}[78]Q~[\w~.-]{30,40}/g },
  { kind: 'token', pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{30,60}/g },
  { kind: 'API key', pattern: /(?<![A-Za-z0-9])SG\.[\w-]{16,40}\.[\w-]{30,60}/g },
  {
    kind: 'token',
    pattern:
      /(?<![A-Za-z0-9])(?:do[opr]_v1_[0-9a-f]{40,80}|dapi[0-9a-f]{32}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32})(?![A-Za-z0-9])/g,
  },
  {
    kind: 'token',
    pattern:
      /(?<![A-Za-z0-9])(?:hv[sbr]\.[\w-]{20,255}|hf_[A-Za-z0-9]{30,60}|dckr_[op]at_[\w-]{20,60}|pypi-[\w-]{40,255}|glsa_\w{30,60}|lin_api_\w{30,60}|ATATT[\w=-]{40,255}|figd_[\w-]{30,60}|PMAK-[\w-]{40,90}|key-[0-9a-f]{32}|r8_\w{30,60}|gsk_\w{40,60}|xai-\w{60,90}|nvapi-[\w-]{50,90})/g,
  },
  { kind: 'token', pattern: /(?<![A-Za-z0-9])tskey-[a-z]{2,12}-[A-Za-z0-9]{8,30}-[A-Za-z0-9]{16,50}/g },
  { kind: 'private key', pattern: /(?<![A-Za-z0-9])AGE-SECRET-KEY-1[A-Z0-9]{50,70}/g },
  { kind: 'secret', pattern: /otpauth:\/\/[^\s"'<>]{1,400}?[?&]secret=([A-Za-z2-7=%]{10,200})/gi },
  { kind: 'token', pattern: /\bBearer\s{1,4}([\w.~+/=-]{16,4000})/gi, accept: hasDigit },
  {
    kind: 'password',
    pattern: /\bAuthorization["']?\s{0,4}[:=]\s{0,4}["']?Basic\s{1,4}([A-Za-z0-9+/]{6,2000}={0,2})/gi,
  },
  { kind: 'password', pattern: /\bBasic\s{1,4}((?=[A-Za-z+/]{0,60}\d)[A-Za-z0-9+/]{8,2000}={1,2})/g },
  {
    kind: 'token',
    pattern:
      /\bAuthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:Token|ApiKey|SSWS|Digest|Negotiate|NTLM|GenieKey|Splunk)\s{1,4}([^\s"']{8,4000})/gi,
  },
  { kind: 'token', pattern: /\b(?:Set-)?Cookie:[ \t]{0,4}([^\r\n]{8,4000})/gi, accept: mixed },
  // The last @ before the path ends the password, which may have one of its own.
  {
    kind: 'password',
    pattern:
      /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>]{0,100}:([^\s/"'<>]{1,200})(?=@[\w[.-])/gi,
  },
  {
    kind: 'password hash',
    pattern: /\$(?:1|2[abxy]|5|6|7|y|apr1|argon2(?:id?|d)|pbkdf2-\w{1,20})\$[\w./$=,+-]{20,200}/g,
  },
  { kind: 'password hash', pattern: /(?<![0-9a-f])[0-9a-f]{32}:[0-9a-f]{32}(?![0-9a-f])/gi },
  // Apple FileVault: six groups of four.
  { kind: 'recovery key', pattern: /(?<![\w-])[A-Z0-9]{4}(?:-[A-Z0-9]{4}){5}(?![\w-])/g, accept: mixed },
  { kind: 'licence key', pattern: /(?<![\w-])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![\w-])/g, accept: mixed },
]
