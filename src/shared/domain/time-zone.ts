const NAME = /^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/

/** Whether this is the name of a time zone, such as `Europe/Berlin` or `UTC`; an offset is none. */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
