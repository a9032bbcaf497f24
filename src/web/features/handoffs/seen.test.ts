import { describe, expect, it } from 'vitest'
import { addSeen, hasSeen, parseSeen } from './seen.ts'

describe('what was seen', () => {
  it('starts empty', () => {
    expect(parseSeen(null)).toEqual([])
    expect(hasSeen(parseSeen(null), 'a')).toBe(false)
  })

  it('keeps the newest last and each id once', () => {
    expect(addSeen(['a', 'b'], 'c')).toEqual(['a', 'b', 'c'])
    expect(addSeen(['a', 'b'], 'a')).toEqual(['b', 'a'])
    expect(hasSeen(['a', 'b'], 'b')).toBe(true)
  })

  it('hands the same list back when nothing changes', () => {
    const seen = ['a', 'b']
    expect(addSeen(seen, 'b')).toBe(seen)
  })

  it('forgets the oldest beyond 200', () => {
    const ids = Array.from({ length: 200 }, (_, i) => `id-${i}`)
    const seen = addSeen(ids, 'new')
    expect(seen).toHaveLength(200)
    expect(seen[0]).toBe('id-1')
    expect(seen.at(-1)).toBe('new')
    expect(parseSeen(JSON.stringify([...ids, 'x', 'y']))).toHaveLength(200)
  })

  it.each(['', '{', 'null', '7', '{"a":1}', '"a"'])('takes broken storage for nothing seen: %s', stored => {
    expect(parseSeen(stored)).toEqual([])
  })

  it('drops what is no text', () => {
    expect(parseSeen('["a",1,null,["b"],"c"]')).toEqual(['a', 'c'])
  })
})
