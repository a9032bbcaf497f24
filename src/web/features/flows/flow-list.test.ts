import { expect, test } from 'vitest'
import type { FlowSummary } from '../../../shared/contract/flow-library.ts'
import { flowsInView, hasUnpublished, withFlow } from './flow-list.ts'

const flow = (id: string, more: Partial<FlowSummary> = {}): FlowSummary => ({
  id,
  title: `Flow ${id}`,
  category: 'Light',
  keywords: ['0x0000011b'],
  builtIn: true,
  state: 'published',
  version: 0,
  versionKind: null,
  publishedVersion: null,
  savedBy: null,
  savedAt: null,
  sessionId: null,
  revision: 0,
  ...more,
})
const edited = flow('b', { version: 2, versionKind: 'edited', publishedVersion: 1, revision: 3 })

test('a newer change takes the place of what is held, in the order of titles; an older one changes nothing', () => {
  const list = { flows: [flow('a'), edited] }
  const renamed = { ...edited, title: 'A flow', revision: 4 }
  expect(withFlow(list, renamed).flows).toEqual([renamed, flow('a')])
  expect(withFlow(list, { ...edited, revision: 3, title: 'Old' })).toBe(list)
  expect(withFlow(list, flow('c', { builtIn: false, revision: 1 })).flows.map(({ id }) => id)).toEqual([
    'a',
    'b',
    'c',
  ])
})

test('what waits to be published is a version that is not the published one, unless it is the reset one', () => {
  expect(hasUnpublished(flow('a'))).toBe(false)
  expect(hasUnpublished(edited)).toBe(true)
  expect(hasUnpublished({ ...edited, publishedVersion: 2 })).toBe(false)
  expect(hasUnpublished({ ...edited, versionKind: 'reset', publishedVersion: null })).toBe(false)
  expect(hasUnpublished({ ...edited, state: 'archived' })).toBe(false)
})

test('a view holds its flows, and the search looks at titles, keywords and who saved them', () => {
  const own = flow('own', {
    builtIn: false,
    state: 'draft',
    version: 1,
    versionKind: 'drafted',
    savedBy: { id: 'm', name: 'Marta' },
  })
  const gone = flow('gone', { state: 'archived' })
  const flows = [flow('a'), edited, own, gone]
  const ids = (...args: [Parameters<typeof flowsInView>[1], string?]) =>
    flowsInView(flows, ...args).map(({ id }) => id)
  expect(ids('all')).toEqual(['a', 'b', 'own', 'gone'])
  expect(ids('review')).toEqual(['b', 'own'])
  expect(ids('own')).toEqual(['own'])
  expect(ids('edited')).toEqual(['b'])
  expect(ids('archived')).toEqual(['gone'])
  expect(ids('all', 'MARTA')).toEqual(['own'])
  expect(ids('all', 'light 11b')).toEqual(['a', 'b', 'own', 'gone'])
  expect(ids('all', 'nowhere')).toEqual([])
})
