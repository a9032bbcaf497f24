import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPublic } from './addresses.ts'
import type { AllowList } from './allow-list.ts'
import { GuardedFetchError } from './refused.ts'

export type Resolved = { address: string; family: number }
/** Asks for all addresses of a host name. */
export type Resolve = (host: string) => Promise<Resolved[]>

export const resolveByDns: Resolve = host => lookup(host, { all: true, verbatim: true })

/**
 * The addresses that a request to this URL may connect to, resolved once. Throws unless each of them may be reached:
 * a name that also leads inside is not used at all.
 */
export async function checkAddress(url: URL, allow: AllowList, resolve: Resolve): Promise<Resolved[]> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new GuardedFetchError('address', 'Only addresses that begin with https:// can be reached')
  // Credentials in an address end in logs and error messages.
  if (url.username || url.password)
    throw new GuardedFetchError('address', 'The address must not contain a user name or password')
  const host = hostOf(url)
  const named = allow.hasHost(host)
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await addressesOf(host, resolve)
  const covered = named || addresses.every(({ address }) => allow.covers(address))
  if (!covered && !addresses.every(({ address }) => isPublic(address) || allow.covers(address)))
    throw new GuardedFetchError(
      'address',
      `${host} leads into a private or special network, and the operator has not allowed that`,
    )
  if (url.protocol === 'http:' && !covered)
    throw new GuardedFetchError('address', `${host} can only be reached over https`)
  return addresses
}

/** Without the brackets of IPv6. Numbers in decimal, octal or hexadecimal are dotted by the URL parser. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

async function addressesOf(host: string, resolve: Resolve): Promise<Resolved[]> {
  const addresses = await resolve(host).catch((cause: unknown) => {
    throw new GuardedFetchError('name', `The name ${host} is not known`, { cause })
  })
  if (addresses.length === 0) throw new GuardedFetchError('name', `The name ${host} has no address`)
  return addresses
}
