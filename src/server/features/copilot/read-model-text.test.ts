import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../shared/contract/limits.ts'
import { readModelText, shownText } from './read-model-text.ts'

const whole = (raw: string) => readModelText(raw, { max: 4_000, isCut: false })

describe('what a model wrote', () => {
  it.each([
    ['**Look** at ![x](http://evil.test/a.png) it', 'Look at x it'],
    ['<script>alert(1)</script>fine', 'alert(1)fine'],
    ['see [this]([link removed] please', 'see this please'],
    ['go to https://evil.test/x now', 'go to [link removed] now'],
  ])('%s is shown as %s', (raw, shown) => {
    expect(whole(raw).text).toBe(shown)
  })
  it.each(['---STEPS---', '--- steps ---', '**---STEPS---**'])('lists its steps behind %s', mark => {
    expect(whole(`Do it.\n${mark}\n- Reboot :: Clears it\n* Look\nnot a step\n1. Reboot`)).toEqual({
      text: 'Do it.',
      proposals: [
        { text: 'Reboot', why: 'Clears it' },
        { text: 'Look', why: null },
      ],
    })
  })
  it('is never shown with anything that leads somewhere, however it is cut, and only grows or begins anew', () => {
    const piece = fc.constantFrom(
      ...[
        '[click',
        '](',
        'http',
        '://',
        'evil.test',
        '/x)',
        '<img',
        ' src=',
        '>',
        '\n',
        '---',
        'STEPS',
        ' ',
        'word ',
        '!',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const raw = pieces.join('')
        for (let end = 0; end <= raw.length; end++) {
          const shown = shownText(raw.slice(0, end), { whole: false })
          expect(shown).not.toMatch(/http:\/\/|<img\s|evil\.test\/x/)
          expect(shown.length).toBeLessThanOrEqual(LIMITS.message)
        }
        const { text, proposals } = whole(raw)
        for (const said of [text, ...proposals.flatMap(({ text, why }) => [text, why ?? ''])])
          expect(said).not.toMatch(/http:\/\/|<img\s|evil\.test\/x/)
      }),
    )
  })
})
