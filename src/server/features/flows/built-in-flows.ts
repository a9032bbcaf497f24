import { fileURLToPath } from 'node:url'
import type { Flow } from '../../../shared/domain/flow/schema.ts'
import type { Services } from '../../core/context.ts'
import { loadFlows } from './load-flows.ts'

const FOLDER = fileURLToPath(new URL('../../../../flows/', import.meta.url))

/** The flows of the product by id, each with the text of its file. */
export type BuiltInFlows = ReadonlyMap<string, { flow: Flow; text: string }>

/** Reads the flows of the product. A file with a fault is left out and told in the log. */
export async function loadBuiltInFlows(log: Services['log']): Promise<BuiltInFlows> {
  const { flows, faults, texts } = await loadFlows(FOLDER)
  for (const fault of faults) log.warn(fault, 'a flow has a fault and is not served')
  return new Map(flows.map(flow => [flow.id, { flow, text: texts.get(flow.id) ?? '' }]))
}
