// Made once: a formatter a message would take longer than everything else about five thousand messages.
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' })
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const dayOfYear = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' })

/** The time of day, in the reader's own format. */
export const formatClock = (at: string) => clock.format(new Date(at))

/** The time to the second, with day and zone. */
export const formatExactly = (at: string) => exact.format(new Date(at))

/** The day that a message was written on; with the year unless it is this one. */
export function formatDay(at: string): string {
  const date = new Date(at)
  return (date.getFullYear() === new Date().getFullYear() ? day : dayOfYear).format(date)
}
