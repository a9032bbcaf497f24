import { isIP } from 'node:net'
import { canonical, inRanges, isMetadata, ranges } from './addresses.ts'

/** What the operator allows beyond the public internet over https. */
export type AllowList = {
  /** A host that was named: whatever it resolves to, and also over http. */
  hasHost(host: string): boolean
  /** An address that was named, or lies in a named range. A cloud's metadata address has to be named itself. */
  covers(address: string): boolean
}

const HOST = /^(?!-)[a-z0-9_.-]{1,253}$/

/** Reads `10.0.0.0/8,127.0.0.1,models.example.com`. Throws an `Error` that names the part that is none of these. */
export function parseAllowList(text: string): AllowList {
  const hosts = new Set<string>()
  const addresses = new Set<string>()
  const subnets: string[] = []
  for (const part of text.split(',').map(part => part.trim().toLowerCase())) {
    if (part === '') continue
    if (isIP(part)) addresses.add(canonical(part))
    else if (isRange(part)) subnets.push(part)
    else if (HOST.test(part) && /[a-z]/.test(part)) hosts.add(withoutDot(part))
    else throw new Error(`"${part}" is no address, range or host name`)
  }
  const allowed = ranges(subnets)
  return {
    hasHost: host => hosts.has(withoutDot(host.toLowerCase())),
    covers(address) {
      const plain = canonical(address)
      return addresses.has(plain) || (!isMetadata(plain) && inRanges(allowed, plain))
    },
  }
}

/** Nothing beyond the public internet. */
export const NOTHING_ALLOWED: AllowList = { hasHost: () => false, covers: () => false }

const withoutDot = (host: string) => host.replace(/\.$/, '')

function isRange(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/')
  const version = isIP(address)
  if (version === 0 || bits === undefined || rest.length > 0 || !/^\d{1,3}$/.test(bits)) return false
  return Number(bits) <= (version === 4 ? 32 : 128)
}
