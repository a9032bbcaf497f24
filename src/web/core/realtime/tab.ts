import type { Query, QueryClient } from '@tanstack/react-query'
import type { StreamEvent } from '../../../shared/events.ts'
import type { Appliers } from './applier.ts'
import { isBehind, judge, later, type Position } from './position.ts'
import { snapshotPosition } from './snapshot-position.ts'

/** What one tab holds of the log and does with what the stream says, whichever tab reads the stream. */
export type Tab = {
  /** Where a stream for this tab has to start so that nothing is missed; undefined before the first fetch. */
  resumeFrom: () => Position | undefined
  position: () => Position | undefined
  applyEvent: (at: Position, event: StreamEvent) => void
  /** Everything up to `at` has been heard. */
  catchUp: (at: Position) => void
  /** The log cannot be replayed from where this tab is: everything is fetched anew. */
  startOver: (at: Position) => void
  stop: () => void
}

/**
 * Keeps the cache of one tab equal to what a fresh fetch would answer. Two races are closed here:
 * - an event that is applied while a fetch is under way would be overwritten by the older answer: an answer
 *   whose cursor is behind what was applied is fetched again;
 * - a tab that takes over the stream before it heard anything resumes from its oldest answer.
 */
export function createTab(queries: QueryClient, appliers: Appliers): Tab {
  let held: Position | undefined
  let oldestAnswer: Position | undefined

  const refetch = (query: Query) => queries.invalidateQueries({ queryKey: query.queryKey, exact: true })

  const unsubscribe = queries.getQueryCache().subscribe(({ type, query, ...rest }) => {
    if (type !== 'updated' || !('action' in rest)) return
    if (rest.action.type !== 'success' || rest.action.manual) return
    const answer = snapshotPosition(query.state.data)
    if (!answer) return
    if (held) {
      if (isBehind(answer, held)) void refetch(query)
    } else if (!oldestAnswer || isBehind(answer, oldestAnswer)) oldestAnswer = answer
  })

  function startOver(at: Position): void {
    held = at
    // A first fetch that is under way is not restarted by an invalidation, and may answer from before.
    void queries.cancelQueries().then(() => queries.invalidateQueries())
  }

  return {
    position: () => held,
    resumeFrom: () => {
      held ??= oldestAnswer
      return held
    },
    applyEvent: (at, event) => {
      const verdict = judge(held, at)
      if (verdict === 'reset') startOver(at)
      if (verdict !== 'apply') return
      held = later(held, at)
      applyOne(event, queries, appliers)
    },
    catchUp: at => {
      const first = held === undefined
      held = later(held, at)
      if (!first) return
      // Answers that came before the stream began may lack what happened in between.
      for (const query of queries.getQueryCache().getAll()) {
        const answer = snapshotPosition(query.state.data)
        if (answer && isBehind(answer, at)) void refetch(query)
      }
    },
    startOver,
    stop: unsubscribe,
  }
}

/** A type that this page does not know comes from a newer server; a handler that fails costs a refetch only. */
function applyOne(event: StreamEvent, queries: QueryClient, appliers: Appliers): void {
  const apply = appliers[event.type] as ((event: StreamEvent, queries: QueryClient) => void) | undefined
  try {
    apply?.(event, queries)
  } catch (error) {
    reportError(error)
    void queries.invalidateQueries()
  }
}
