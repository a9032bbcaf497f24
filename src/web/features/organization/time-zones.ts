/** The time zones that this browser knows, with those it may lack: the default, and the chosen one. */
export function timeZoneOptions(chosen: string): { value: string; label: string }[] {
  const names = new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])
  return [...names].sort().map(value => ({ value, label: value.replaceAll('_', ' ') }))
}

/** What the clock shows there, such as "Sat, 14:05"; nothing where the browser does not know the zone. */
export function clockIn(timeZone: string, now: Date): string | undefined {
  try {
    return now.toLocaleTimeString(undefined, {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    })
  } catch {
    return undefined
  }
}
