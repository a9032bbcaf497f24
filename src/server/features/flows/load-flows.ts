import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkFlow } from '../../../shared/domain/flow/check.ts'
import type { FlowFault } from '../../../shared/domain/flow/document.ts'
import type { Flow } from '../../../shared/domain/flow/schema.ts'
import { parseFlow } from './parse-flow.ts'

export type FileFault = FlowFault & { file: string }

/**
 * Reads every `*.yaml` of a folder, in the order of their names. A file with a fault is left out and told; so is the
 * second one of an id. The others are served all the same: one typing error must not take all advice away.
 */
export async function loadFlows(
  folder: string,
): Promise<{ flows: Flow[]; faults: FileFault[]; texts: ReadonlyMap<string, string> }> {
  const files = (await readdir(folder)).filter(name => name.endsWith('.yaml')).sort()
  const flows = new Map<string, Flow>()
  const texts = new Map<string, string>()
  const faults: FileFault[] = []
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8')
    const document = parseFlow(text)
    const checked = checkFlow(document)
    faults.push(...checked.faults.map(fault => ({ ...fault, file })))
    if (!checked.flow) continue
    const { id } = checked.flow
    if (flows.has(id)) {
      const reason = `Another file already has the id "${id}"`
      faults.push({ file, line: document.lineOf(['id']), code: 'duplicate_id', reason })
      continue
    }
    flows.set(id, checked.flow)
    texts.set(id, text)
  }
  return { flows: [...flows.values()], faults, texts }
}
