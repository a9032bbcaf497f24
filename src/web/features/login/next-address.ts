/** Where to go after the login: an address within this app, or its start. */
export function nextAddress(wanted: string | null): string {
  const isOurs = wanted !== null && /^\/(?![/\\])/.test(wanted) && !/[\s\p{Cc}]/u.test(wanted)
  return isOurs && !wanted.startsWith('/login') ? wanted : '/'
}

/** The log-in page's address that comes back to `here` afterwards. */
export function loginAddress(here: { pathname: string; search: string; hash: string }): string {
  const next = nextAddress(`${here.pathname}${here.search}${here.hash}`)
  return next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`
}
