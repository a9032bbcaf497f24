import type { FlowCheck } from '../../../shared/contract/flow-library.ts'
import { checkFlow } from '../../../shared/domain/flow/check.ts'
import type { FlowFault } from '../../../shared/domain/flow/document.ts'
import type { Flow } from '../../../shared/domain/flow/schema.ts'
import { problem } from '../../core/problem.ts'
import { parseFlow } from './parse-flow.ts'

/** What a text says and what is wrong with it. With `id` it is meant for that flow and has to keep its id. */
export function readText(text: string, id?: string): FlowCheck {
  const document = parseFlow(text)
  const { flow, faults } = checkFlow(document)
  const lines = Object.fromEntries(
    Object.keys(flow?.nodes ?? {}).map(node => [node, document.lineOf(['nodes', node])]),
  )
  if (!flow || id === undefined || flow.id === id) return { flow, faults, lines }
  const otherId: FlowFault = {
    line: document.lineOf(['id']),
    code: 'other_id',
    reason: `The id of this flow stays “${id}”`,
  }
  return { flow, faults: [otherId], lines }
}

/** The flow of a text that is to be kept. Throws `flow_invalid` with every fault. */
export function validFlow(text: string, id?: string): Flow {
  const { flow, faults } = readText(text, id)
  if (!flow || faults.length > 0) throw problem('flow_invalid', { faults })
  return flow
}

/** The same for a text that technicians are to be led by: the mark of a draft would keep it from them. */
export function publishableFlow(text: string, id: string): Flow {
  const flow = validFlow(text, id)
  if (!flow.draft) return flow
  const line = parseFlow(text).lineOf(['draft'])
  const reason = 'Take this mark away first: who reads it leaves a draft alone'
  throw problem('flow_invalid', { faults: [{ line, code: 'draft', reason }] })
}

/** A text with the line ends that it is kept with, wherever it was written. */
export const withPlainLineEnds = (text: string): string => text.replaceAll(/\r\n?/g, '\n')
