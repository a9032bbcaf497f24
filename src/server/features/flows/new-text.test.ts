import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copiedFlowText, newFlowText, slugOf } from '../../../shared/domain/flow/new-text.ts'
import { FLOW_LIMITS, flowId } from '../../../shared/domain/flow/schema.ts'
import { validFlow } from './read-text.ts'

const FLOWS = fileURLToPath(new URL('../../../../flows/', import.meta.url))
const title = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: FLOW_LIMITS.title })
  .map(text =>
    text
      .replaceAll(/\p{Surrogate}|\0/gu, '')
      .slice(0, FLOW_LIMITS.title)
      .trim(),
  )
  .filter(text => text !== '' && !/\p{Surrogate}/u.test(text))

test('whatever a flow is called, it begins as a flow without faults, under an id that is free', () => {
  fc.assert(
    fc.property(title, title => {
      const id = slugOf(title, new Set())
      expect(flowId.safeParse(id).success).toBe(true)
      expect(validFlow(newFlowText({ id, title }), id).title).toBe(title)
      const second = slugOf(title, new Set([id]))
      expect(flowId.safeParse(second).success && second !== id).toBe(true)
    }),
  )
})

test('a copy of each flow of the product says the same under another name', async () => {
  for (const file of await readdir(FLOWS)) {
    const text = await readFile(`${FLOWS}${file}`, 'utf8')
    const { id, title, ...rest } = validFlow(copiedFlowText(text, { id: 'a-copy', title: 'A: "copy" $1' }))
    expect({ id, title }).toEqual({ id: 'a-copy', title: 'A: "copy" $1' })
    const { id: _id, title: _title, ...original } = validFlow(text)
    expect(rest).toEqual(original)
  }
})

test('a title over several lines is replaced whole', () => {
  const text = newFlowText({ id: 'x', title: 'Short' }).replace(
    'title: "Short"',
    'title: >-\n  Long\n  title',
  )
  expect(validFlow(copiedFlowText(text, { id: 'y', title: 'New' }))).toMatchObject({ id: 'y', title: 'New' })
})
