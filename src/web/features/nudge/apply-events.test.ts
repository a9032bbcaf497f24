import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { SessionNudge } from '../../../shared/contract/nudge.ts'
import { nudgeQuery } from './api.ts'
import { nudgeAppliers } from './apply-events.ts'

const SESSION = '7b0c1a52-5d3e-4b1e-9a53-0f6a3c1f8b11'
const OTHER = '9d0c1a52-5d3e-4b1e-9a53-0f6a3c1f8b22'
const fresh: SessionNudge = {
  settings: { afterMinutes: 30, afterFailures: 3 },
  answered: false,
  cursor: '4a6d7e0e-0a0f-4b6e-8b1b-2f6f4f9c7a10:1',
}

test('an answer is held as it would be read anew, for its own session alone, and what is being read is read again', () => {
  const queries = new QueryClient()
  for (const id of [SESSION, OTHER]) queries.setQueryData(nudgeQuery(id).queryKey, fresh)
  nudgeAppliers.nudge_answered(
    {
      seq: 2,
      type: 'nudge_answered',
      at: '2026-03-02T09:00:00.000Z',
      actor: null,
      data: { sessionId: SESSION },
    },
    queries,
  )
  expect(queries.getQueryData(nudgeQuery(SESSION).queryKey)).toEqual({ ...fresh, answered: true })
  expect(queries.getQueryState(nudgeQuery(SESSION).queryKey)?.isInvalidated).toBe(true)
  expect(queries.getQueryData(nudgeQuery(OTHER).queryKey)).toEqual(fresh)
})
