import * as contract from '../../../shared/contract/dead-letters.ts'
import { type App, route } from '../../core/http/route.ts'
import { countDeadJobs, dropDeadJob } from '../../core/jobs/dead-letters.ts'
import type { JobHandlers } from '../../core/jobs/job.ts'
import { problem } from '../../core/problem.ts'
import { read, transact } from '../../core/transact.ts'
import { listDeadLetters } from './list-dead-letters.ts'
import { replayLetters } from './replay-letters.ts'

/** How much is replayed at once: all of it in one transaction. */
const REPLAY_MOST = 1_000

/** `/dead-letters`: background work that was given up, of all kinds. */
export function deadLetterRoutes(app: App, handlers: JobHandlers): void {
  route(app, contract.listDeadLetters, ctx =>
    read(ctx, async tx => ({
      letters: await listDeadLetters(tx, handlers),
      total: (await countDeadJobs(tx)).total,
      cursor: tx.cursor,
    })),
  )
  route(app, contract.replayDeadLetter, (ctx, { params }) =>
    transact(ctx, async tx => {
      if ((await replayLetters(tx, handlers, { ids: [params.id] })) === 0) throw problem('not_found')
      return { replayed: true as const }
    }),
  )
  route(app, contract.replayDeadLetters, ctx =>
    transact(ctx, async tx => ({
      replayed: await replayLetters(tx, handlers, { oldest: REPLAY_MOST }),
      left: (await countDeadJobs(tx)).total,
    })),
  )
  route(app, contract.dropDeadLetter, (ctx, { params }) =>
    transact(ctx, async tx => {
      if (!(await dropDeadJob(tx, params.id))) throw problem('not_found')
      return { dropped: true as const }
    }),
  )
}
