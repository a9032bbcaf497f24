import { describe, expect, it } from 'vitest'
import { isSingleKey, type KeyPress, keyNames, matchesShortcut } from './shortcut-keys.ts'

const up: KeyPress = { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const press = (part: Partial<KeyPress>): KeyPress => ({ ...up, ...part })

describe('matchesShortcut', () => {
  it('takes a bare letter in either case, but with no other key held', () => {
    expect(matchesShortcut('J', press({ key: 'j' }), false)).toBe(true)
    for (const held of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'])
      expect(matchesShortcut('J', press({ key: 'j', [held]: true }), false)).toBe(false)
  })

  it('takes Mod as Command on a Mac and as Ctrl elsewhere', () => {
    expect(matchesShortcut('Mod+K', press({ key: 'k', metaKey: true }), true)).toBe(true)
    expect(matchesShortcut('Mod+K', press({ key: 'k', ctrlKey: true }), true)).toBe(false)
    expect(matchesShortcut('Mod+K', press({ key: 'k', ctrlKey: true }), false)).toBe(true)
    expect(matchesShortcut('Mod+K', press({ key: 'k' }), false)).toBe(false)
  })

  it('takes a symbol however the keyboard makes it', () => {
    expect(matchesShortcut('?', press({ key: '?', shiftKey: true }), false)).toBe(true)
    expect(matchesShortcut('/', press({ key: '/' }), false)).toBe(true)
  })

  it('tells Shift+E from E', () => {
    expect(matchesShortcut('Shift+E', press({ key: 'E', shiftKey: true }), false)).toBe(true)
    expect(matchesShortcut('Shift+E', press({ key: 'e' }), false)).toBe(false)
  })

  it('goes by the place of the key on a keyboard with other letters', () => {
    expect(matchesShortcut('C', press({ key: 'с', code: 'KeyC' }), false)).toBe(true)
    expect(matchesShortcut('C', press({ key: 'j', code: 'KeyC' }), false)).toBe(false)
  })
})

it('names the keys as they are printed', () => {
  expect(keyNames('Mod+Shift+P', true)).toEqual(['⌘', '⇧', 'P'])
  expect(keyNames('Mod+Shift+P', false)).toEqual(['Ctrl', 'Shift', 'P'])
})

it('knows a bare character from the rest', () => {
  expect(['J', '?', 'Enter', 'Mod+K'].map(isSingleKey)).toEqual([true, true, false, false])
})
