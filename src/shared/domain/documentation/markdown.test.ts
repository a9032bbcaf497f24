import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asMarkdown } from './markdown.ts'
import { asPlainText } from './plain-text.ts'
import { step, work } from './test-session.ts'
import { writeDocumentation } from './write-documentation.ts'

describe('asMarkdown', () => {
  it('makes title, headings, items and line breaks of a note', () => {
    const steps = [step('09:05', { text: 'Removed it', note: 'Came back.\nTwice.' })]
    expect(asMarkdown(asPlainText(writeDocumentation(work({ steps }))))).toBe(`## No mail on PC-114

Status: Active\u0020\u0020
Written: 2026-03-01 11:00 UTC

### Problem

Outlook asks for the password every minute

### Timeline (UTC)

- 2026-03-01 09:00 Session started by Tess Okafor
- 2026-03-01 09:05 Failed: Removed it (Tess Okafor)\u0020\u0020
  Came back.\u0020\u0020
  Twice.

### People

- Tess Okafor: started the session, recorded 1 step

### Time worked

Tess Okafor 5 min\u0020\u0020
Counted between two entries of the same person that are at most 15 minutes apart; longer pauses do not count.`)
  })

  it('takes what somebody edited as it is: own lines, own items', () => {
    expect(asMarkdown('Mail works\n\nRESOLUTION\nCleared it.\nTold Ms Ho.\n- one\n- two\n\nBye')).toBe(
      '## Mail works\n\n### Resolution\n\nCleared it.  \nTold Ms Ho.\n\n- one\n- two\n\nBye',
    )
  })

  it.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['a & b &lt; c', 'a &amp; b &amp;lt; c'],
    ['[click](javascript:alert)', '\\[click\\](javascript:alert)'],
    ['**bold** _and_ `code` ~~gone~~', '\\*\\*bold\\*\\* \\_and\\_ \\`code\\` \\~\\~gone\\~\\~'],
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['+ no list', '\\+ no list'],
    ['--- ', '\\---'],
    ['=====', '\\====='],
    ['| a | b |', '\\| a \\| b \\|'],
    ['    no code', 'no code'],
    ['C:\\Users\\tess', 'C:\\\\Users\\\\tess'],
    ['https://evil.example and www.evil.example', 'https\\://evil.example and www\\.evil.example'],
  ])('escapes %s', (line, escaped) => {
    expect(asMarkdown(`Title\n\n${line}`)).toBe(`## Title\n\n${escaped}`)
    expect(asMarkdown(`Title\n\n- ${line}`)).toBe(`## Title\n\n- ${escaped}`)
    expect(asMarkdown(`Title\n\n- Item\n  ${line}`)).toBe(`## Title\n\n- Item  \n  ${escaped}`)
  })

  it('never lets through HTML, a link, code or emphasis, whatever the note is', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<script>',
        '</a>',
        '![x](y)',
        '`',
        '``',
        '\\',
        '*',
        '_',
        '&',
        '\n',
        '\r\n',
        '- ',
        '  ',
        '#',
        '>',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        const markdown = asMarkdown(pieces.join(''))
        expect(markdown).not.toMatch(/[<>]/)
        expect(markdown).not.toMatch(/&(?!amp;|lt;|gt;)/)
        // What is left after every escape has no character that opens or closes markup.
        const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, 'x').replace(/^(#{2,3} |- )/gm, '')
        expect(bare).not.toMatch(/[\\`*_[\]{}#|~]/)
        expect(bare).not.toMatch(/^\s*([+=]|\d{1,9}[.)](\s|$))/m)
      }),
    )
  })
})
