import type { DocumentationVersion } from '../../../../shared/contract/documentation.ts'
import type { Ctx } from '../../../core/context.ts'
import { problem } from '../../../core/problem.ts'
import { transact } from '../../../core/transact.ts'
import { getMasker } from '../../redaction/index.ts'
import { lockSession } from '../../sessions/index.ts'
import { insertVersion } from '../insert-version.ts'
import { documentable } from '../policy.ts'
import { presentVersion } from '../present.ts'
import { getVersion } from '../queries.ts'

type Written = { sessionId: string; text: string; basedOn: number }

/** Saves a version that somebody wrote, unless another came since the one that it is based on. */
export const writeDocumentation = (
  ctx: Ctx,
  { sessionId, text, basedOn }: Written,
): Promise<DocumentationVersion> =>
  transact(ctx, async tx => {
    const session = documentable(tx, await lockSession(tx, sessionId))
    const newest = (await getVersion(tx, sessionId))?.version ?? 0
    if (newest !== basedOn) throw problem('documentation_changed', { version: newest })
    const note = (await getMasker(tx)).mask('documentation', text)
    return presentVersion(await insertVersion(tx, session, { kind: 'manual', note, editedBy: tx.actor.id }))
  })
