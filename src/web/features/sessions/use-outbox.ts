import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react'
import { errorSentence } from '../../core/query-client.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { type Row, reconcile } from './reconcile.ts'

type Options<Body, Later> = {
  /** Whose writing and where: it names the place in the tab's storage. */
  name: string
  myId: string
  rows: readonly Row[]
  deliver: (body: Body, key: string) => Promise<{ id: string }>
  onArrived?: (rowId: string, later: Later | undefined) => void
}

// One for each name for as long as the app runs: what is on its way does not stop when its page is left.
const open = new Map<string, unknown>()

/** What this person wrote in a session and the server has not confirmed, beside the session's own rows. */
export function useOutbox<Body extends { text: string }, Later = unknown>({
  name,
  myId,
  rows,
  deliver,
  onArrived,
}: Options<Body, Later>) {
  const queries = useQueryClient()
  const outbox = openOutbox<Body, Later>(name, (body, key) => asMutation(queries, () => deliver(body, key)))
  const items = useSyncExternalStore(outbox.subscribe, outbox.items)
  const { waiting, arrived } = useMemo(() => reconcile(items, rows, myId), [items, rows, myId])
  const tell = useEffectEvent((rowId: string, later: Later | undefined) => onArrived?.(rowId, later))

  useEffect(() => {
    for (const { item, rowId } of arrived) {
      if (item.state === 'sending') continue
      outbox.settle(item.key, rowId)
      tell(rowId, item.later)
    }
  }, [arrived, outbox])

  /** The React key of a row: the same before and after the server knew it. */
  const keyOf = (rowId: string) =>
    arrived.find(match => match.rowId === rowId)?.item.key ?? outbox.keyOf(rowId) ?? rowId
  return { outbox, waiting, keyOf }
}

function openOutbox<Body, Later>(
  name: string,
  deliver: (body: Body, key: string) => Promise<{ id: string }>,
): Outbox<Body, Later> {
  const held = open.get(name) as Outbox<Body, Later> | undefined
  if (held) return held
  const outbox = createOutbox<Body, Later>(name, {
    deliver,
    describe: errorSentence,
    storage: sessionStorage,
  })
  open.set(name, outbox)
  return outbox
}

/** As a mutation it waits while the browser is offline, and an ended login is noticed as everywhere else. */
const asMutation = <Row>(queries: QueryClient, mutationFn: () => Promise<Row>): Promise<Row> =>
  queries
    .getMutationCache()
    .build<Row, Error, void, unknown>(queries, { mutationFn, meta: { handlesErrors: true } })
    .execute()
