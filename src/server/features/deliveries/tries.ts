import { type RawBuilder, sql } from 'kysely'

/** How many tries a delivery remembers, the last ones. An admin may send it again any number of times. */
const KEPT = 20

/** How a try ended. `status`: what an HTTP answer said, null without one. */
type End = { status: number | null; error: string | null }

/** Begins a try. What comes back takes its end, and sets the columns of the delivery that remember it. */
export function clockTry(): (end: End) => RawBuilder<unknown> {
  const began = performance.now()
  return ({ status, error }) => sql`
    tries = case when jsonb_array_length(tries) < ${KEPT} then tries else tries - 0 end
            || jsonb_build_object('number', attempts, 'at', clock_timestamp(), 'status', ${status}::int,
                                  'error', ${error}::text, 'ms', ${Math.round(performance.now() - began)}::int)`
}
