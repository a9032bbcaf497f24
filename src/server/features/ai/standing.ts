import type { AiStanding } from '../../../shared/contract/ai.ts'
import { type Services, systemCtx } from '../../core/context.ts'
import { type ReadTx, read } from '../../core/transact.ts'
import { getAiSettings, type ModelSettings, modelOf } from './settings.ts'
import { isLimitReached } from './usage.ts'

/** Which model an organization asks, and whether it may now. */
export type Standing = { settings: ModelSettings | null; standing: Exclude<AiStanding, 'paused'> }

/** Looks the standing up inside of the caller's transaction. */
export async function getStanding(tx: ReadTx, serverDefault: ModelSettings | null): Promise<Standing> {
  const settings = modelOf(await getAiSettings(tx), serverDefault)
  if (!settings) return { settings, standing: 'off' }
  return { settings, standing: (await isLimitReached(tx)) ? 'limit_reached' : 'ready' }
}

/** Looks the standing up in a transaction of its own. */
export const readStanding = (
  services: Services,
  orgId: string,
  serverDefault: ModelSettings | null,
): Promise<Standing> => read(systemCtx(services, orgId), tx => getStanding(tx, serverDefault))
