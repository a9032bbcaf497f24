import { expect, it } from 'vitest'
import { filterActions } from './filter-actions.ts'

const run = () => undefined
const actions = [
  { id: 'open', label: 'Open session: printer offline', hint: 'Contoso', run },
  { id: 'queue', label: 'Go to escalations', keywords: 'queue', run },
  { id: 'print', label: 'Print this page', run },
]
const ids = (typed: string) => filterActions(actions, typed).map(action => action.id)

it('keeps all in their order while nothing is typed', () => {
  expect(ids('  ')).toEqual(['open', 'queue', 'print'])
})

it('finds every word in label, hint or keywords, in any order and case', () => {
  expect(ids('contoso PRINTER')).toEqual(['open'])
  expect(ids('queue')).toEqual(['queue'])
  expect(ids('contoso queue')).toEqual([])
})

it('puts what begins with the typed text first', () => {
  expect(ids('print')).toEqual(['print', 'open'])
})
