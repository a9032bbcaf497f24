import { describe, expect, test } from 'vitest'
import { isPublic } from './addresses.ts'
import { NOTHING_ALLOWED, parseAllowList } from './allow-list.ts'
import { checkAddress } from './check-address.ts'

/** As somebody may write them into a settings page, each in the spelling that hides it best. */
const INSIDE = [
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '017700000001',
  '0177.0.0.1',
  '127.0.0x0.1',
  '0',
  '0.0.0.0',
  '0x0',
  '10.0.0.1',
  '10.1',
  '0xa000001',
  '012.0.0.1',
  '167772161',
  '172.16.0.1',
  '172.31.255.255',
  '0xac100001',
  '192.168.0.1',
  '192.168.1',
  '0xc0a80001',
  '3232235521',
  '169.254.0.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '169.254.43518',
  '169.254.170.2',
  '168.63.129.16',
  '100.100.100.200',
  '100.64.0.1',
  '100.127.255.255',
  '192.0.0.192',
  '192.0.0.8',
  '192.0.2.1',
  '198.51.100.7',
  '203.0.113.9',
  '192.88.99.1',
  '198.18.0.1',
  '198.19.255.255',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '１２７.0.0.1',
  '127。0。0。1',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::10.0.0.1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2002:0808:0808::1]',
  '[2001::1]',
  '[2001:0:53aa:64c:0:5efe:7f00:1]',
  '[2a00:1450::5efe:10.0.0.1]',
  '[2a00:1450::200:5efe:10.0.0.1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[100::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fd12:3456:789a::1]',
  '[fe80::1]',
  '[febf::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[5f00::1]',
]

const OUTSIDE = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '126.255.255.255',
  '128.0.0.1',
  '134744072',
  '172.15.255.255',
  '172.32.0.1',
  '192.167.255.255',
  '192.169.0.1',
  '223.255.255.255',
  '[2606:4700:4700::1111]',
  '[2a00:1450:4001:81b::200e]',
  '[::ffff:8.8.8.8]',
  '[64:ff9b::8.8.8.8]',
]

const at = (host: string, protocol = 'https') => new URL(`${protocol}://${host}/`)
const nobodyAsked = () => Promise.reject(new Error('an address needs no name'))

describe('an address that leads inside', () => {
  test.each(INSIDE)('%s is refused', async host => {
    await expect(checkAddress(at(host), NOTHING_ALLOWED, nobodyAsked)).rejects.toMatchObject({
      fault: 'address',
    })
  })
  test.each(INSIDE)('a name that resolves to %s is refused', async host => {
    const address = at(host).hostname.replace(/[[\]]/g, '')
    const resolve = async () => [
      { address: '8.8.8.8', family: 4 },
      { address, family: address.includes(':') ? 6 : 4 },
    ]
    await expect(checkAddress(at('models.example'), NOTHING_ALLOWED, resolve)).rejects.toThrow(
      /private or special/,
    )
  })
  test.each(['fe80::1%eth0', '::1%lo', 'fd00::1%1'])('%s is not public', address => {
    expect(isPublic(address)).toBe(false)
  })
})

describe('an address of the internet', () => {
  test.each(OUTSIDE)('%s is let through over https, and only so', async host => {
    await expect(checkAddress(at(host), NOTHING_ALLOWED, nobodyAsked)).resolves.toHaveLength(1)
    await expect(checkAddress(at(host, 'http'), NOTHING_ALLOWED, nobodyAsked)).rejects.toThrow(
      /only be reached over https/,
    )
  })
})

describe('what the operator allows', () => {
  const allow = parseAllowList(
    '10.0.0.0/8, 127.0.0.1,fd00::/8, ::ffff:172.16.0.9, models.internal, 169.254.0.0/16',
  )
  const reached = (url: string, address = '10.9.9.9') =>
    checkAddress(new URL(url), allow, async () => [{ address, family: 4 }]).then(
      () => true,
      () => false,
    )

  test.each([
    ['http://10.1.2.3:11434/v1', true],
    ['http://127.0.0.1:8080/', true],
    ['http://127.0.0.2/', false],
    ['http://[::ffff:10.1.2.3]/', true],
    ['https://172.16.0.9/', true],
    ['https://172.16.0.8/', false],
    ['https://[fd12::1]/', true],
    ['http://models.internal/', true],
    ['http://MODELS.internal./', true],
    ['http://other.internal/', true],
    ['https://192.168.0.1/', false],
  ])('%s: %s', async (url, expected) => {
    expect(await reached(url)).toBe(expected)
  })

  test('a named host may resolve to anything, another may not', async () => {
    expect(await reached('http://models.internal/', '192.168.7.7')).toBe(true)
    expect(await reached('https://other.internal/', '192.168.7.7')).toBe(false)
  })

  test("a cloud's metadata address is never allowed by a range", async () => {
    expect(await reached('http://169.254.1.1/')).toBe(true)
    for (const host of ['169.254.169.254', '[::ffff:169.254.169.254]', '[fd00:ec2::254]'])
      expect(await reached(`http://${host}/`)).toBe(false)
    const named = parseAllowList('169.254.169.254')
    await expect(checkAddress(at('169.254.169.254', 'http'), named, nobodyAsked)).resolves.toHaveLength(1)
  })

  test.each([
    '10.0.0.0/33',
    'fd00::/129',
    '10.0.0/8',
    '10.0.0.0/8/8',
    'exa mple',
    'a,b/c',
    '1234',
    '10.0.0.0/-1',
  ])('what cannot be read is named: %s', text => {
    expect(() => parseAllowList(text)).toThrow(/is no address, range or host name/)
  })
})

test.each([
  'ftp://example.com/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'gopher://example.com/',
  'javascript:alert(1)',
])('only the web is reached: %s', async url => {
  await expect(checkAddress(new URL(url), NOTHING_ALLOWED, nobodyAsked)).rejects.toThrow(/https:/)
})

test('a user name in an address is refused', async () => {
  await expect(
    checkAddress(new URL('https://me:pass@8.8.8.8/'), NOTHING_ALLOWED, nobodyAsked),
  ).rejects.toThrow(/user name or password/)
})
