import { BlockList, isIPv6 } from 'node:net'

/** IPv4 that is nobody's own, somebody's private, or not for one host: the special-purpose registry of RFC 6890. */
const SPECIAL_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Inside the global unicast range, and yet not to be reached: tunnels that carry another address, and examples. */
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']
const GLOBAL_6 = ['2000::/3']

/** Where clouds hand out the credentials of a machine. Azure's lies in the public range. */
const METADATA = [
  '168.63.129.16',
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '192.0.0.192',
  'fd00:ec2::254',
]

const special = ranges([...SPECIAL_4, ...SPECIAL_6])
const global6 = ranges(GLOBAL_6)
const metadata = new Set(METADATA.map(canonical))

/** A list of `address/bits` to check addresses against. */
export function ranges(list: readonly string[]): BlockList {
  const block = new BlockList()
  for (const range of list) {
    const [address = '', bits = ''] = range.split('/')
    block.addSubnet(address, Number(bits), familyOf(address))
  }
  return block
}

/** Whether an address lies in one of the ranges. Both have to be canonical. */
export const inRanges = (block: BlockList, address: string): boolean =>
  block.check(address, familyOf(address))

function familyOf(address: string) {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}

/** True for an address on the internet that anybody may reach; false for everything inside, special or unknown. */
export function isPublic(address: string): boolean {
  const plain = canonical(address)
  if (isMetadata(plain) || inRanges(special, plain)) return false
  return !isIPv6(plain) || (inRanges(global6, plain) && !isIsatap(plain))
}

/** True for the addresses at which clouds tell a machine its secrets. */
export const isMetadata = (address: string): boolean => metadata.has(canonical(address))

/**
 * One spelling for one address: without zone, and as IPv4 where it carries one that is reached in its place
 * (IPv4-mapped, and NAT64's well-known prefix).
 */
export function canonical(address: string): string {
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return plain
  const groups = groupsOf(plain)
  const start = groups.slice(0, 6).join()
  if (start === '0,0,0,0,0,65535' || start === `${0x64},${0xff9b},0,0,0,0`)
    return ipv4Of(groups[6], groups[7])
  return new URL(`http://[${plain}]`).hostname.slice(1, -1)
}

/** The tunnel that writes an IPv4 address into the second half. */
function isIsatap(address: string): boolean {
  const groups = groupsOf(address)
  return groups[5] === 0x5efe && (groups[4] === 0 || groups[4] === 0x200)
}

/** The eight numbers of an IPv6 address. The URL parser has turned a dotted end into hexadecimal. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const numbers = (part: string) => (part ? part.split(':').map(group => Number.parseInt(group, 16)) : [])
  if (tail === undefined) return numbers(head)
  const [first, last] = [numbers(head), numbers(tail)]
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last]
}

function ipv4Of(high = 0, low = 0): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
