import type { IntegrationKind } from '../../../shared/contract/integrations.ts'
import type { Ctx } from '../../core/context.ts'
import type { Sealer } from '../../core/crypto.ts'
import { Problem, problem } from '../../core/problem.ts'
import { read, transact } from '../../core/transact.ts'
import {
  adviceOf,
  ChannelFault,
  type Connection,
  listIntegrations,
  noteFailure,
  noteSuccess,
  openConnection,
} from '../integrations/index.ts'
import type { TicketDesk, TicketOptions, TicketStory, TicketSystem } from './system.ts'

/** What asking a ticket system needs besides the database. */
export type Asking = { systems: ReadonlyMap<IntegrationKind, TicketSystem>; sealer: Sealer }

type Opened = Connection & { kind: IntegrationKind }

/** Shorter than a person waits for a form. */
const ASK_MS = 20_000

/** What a ticket says, from the one ticket system that runs. */
export async function lookUp(
  ctx: Ctx,
  asking: Asking,
  ref: string,
): Promise<TicketStory & { ref: string; system: string }> {
  const { systems, sealer } = asking
  const connection = await read(ctx, async tx => {
    const running = (await listIntegrations(tx)).find(({ kind, paused }) => systems.has(kind) && !paused)
    return running && openConnection(tx, sealer, running.id)
  })
  if (!connection) throw problem('ticket_system_not_set_up')
  const { name } = connection
  return ask(ctx, asking, connection, async desk => {
    const ticket = await desk.find(ref)
    if (!ticket)
      throw problem('ticket_not_found', undefined, `${name} has no ticket ${ref} that it lets us see.`)
    return { ...(await desk.read(ticket)), ref: ticket.ref, system: name }
  })
}

/** What the tenant has to choose from. */
export async function readOptions(ctx: Ctx, asking: Asking, id: string): Promise<TicketOptions> {
  const connection = await read(ctx, tx => openConnection(tx, asking.sealer, id))
  if (!connection) throw problem('not_found')
  return ask(ctx, asking, connection, desk => desk.options())
}

/** Asks outside of any transaction, and notes how it went: the light in the settings tells of it too. */
async function ask<T>(
  ctx: Ctx,
  { systems }: Asking,
  connection: Opened,
  question: (desk: TicketDesk) => Promise<T>,
): Promise<T> {
  const system = systems.get(connection.kind)
  if (!system) throw problem('not_found')
  try {
    const answer = await question(system.open(connection, AbortSignal.timeout(ASK_MS)))
    await transact(ctx, tx => noteSuccess(tx, connection.id))
    return answer
  } catch (error) {
    if (error instanceof Problem) throw error
    const advice = adviceOf(error)
    if (!(error instanceof ChannelFault))
      ctx.log.warn({ err: error, integration: connection.id }, 'a ticket system could not be asked')
    await transact(ctx, tx => noteFailure(tx, connection.id, advice))
    throw problem('ticket_system_failed', undefined, advice)
  }
}
