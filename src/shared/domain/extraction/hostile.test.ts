import { describe, expect, it } from 'vitest'
import type { Message } from '../../contract/sessions.ts'
import { makeSnapshot } from '../snapshot.ts'

const AT = '2026-01-01T00:00:00.000Z'
const SIZE = 6_000
const MESSAGES = 40
// A snapshot of these takes some 20 ms; a pattern that runs away takes minutes.
const AT_MOST_MS = 4_000

/** What a pattern with two ways to read the same text would stumble over, each repeated to a long message. */
const PARTS = [
  'a',
  ' ',
  '\t',
  '.',
  '. ',
  ', ',
  '-',
  '_',
  '"',
  "'",
  '(',
  '[',
  '>',
  ' > ',
  '> ',
  ': ',
  'a:',
  'a: ',
  '[x] ',
  '*ERROR* ',
  'A_',
  'ERR_A',
  '0x',
  '1.',
  '1 of ',
  'no ',
  'not ',
  'no no ',
  'did not ',
  'tried ',
  'i tried to ',
  'and ',
  'but ',
  'the ',
  'is ',
  'it is not ',
  'still the same ',
  'same ',
  'since the ',
  'changed ',
  'yesterday ',
  'after the ',
  'all of the ',
  'now it ',
  'better ',
  'not any better ',
  'better than ',
  'works on ',
  'works for ',
  'for 3 ',
  'only ',
  'a or ',
  'what does ',
  'what i tried ',
  '- tried\n',
  'log ',
  'the log says ',
  'sudo ',
  'ping -n ',
  '`ping ',
  'a-',
  'restarted ',
  'removed, ',
  'https://',
  'é',
  '😀',
  '\u0000',
  '’',
  'i m ',
  '1) ',
  ': 1) 2) ',
  'until friday ',
  'since about two weeks ',
  'only the second ',
  'first two ',
  '2 of 3 ',
  'on the same ',
  'went from a to ',
  'cannot a: ',
  'gives a: ',
  'so it is the ',
  'a = ',
  'smartctl -a ',
  'not a single ',
  'no drops for two ',
  'no more ',
  "hasn't dropped ",
  'some pages ',
  'a bit more ',
  'nobody has ',
  '4 sent 4 ',
  'it has crashed ',
  'but not ',
  'HDMI 2: ',
  'i have no ',
  'ok please ',
  'some do ',
  'yes it no ',
  'outgoing ',
  'so it is not ',
  'it is fine after a ',
  'now only ',
  'replaced it, ',
  'a-failed-',
]

const conversation = (text: string): Message[] =>
  Array.from({ length: MESSAGES }, (_, place) => ({
    id: `m${place}`,
    sessionId: 's',
    ordinal: place + 1,
    author: { id: null, name: place % 2 === 0 ? 'Ava' : 'Hugo' },
    role: place % 2 === 0 ? 'client' : 'other',
    text,
    at: AT,
  }))

function timeOf(text: string) {
  const { user: before } = process.cpuUsage()
  makeSnapshot({
    session: { problem: text.slice(0, 2_000), createdAt: AT },
    messages: conversation(text),
    steps: [],
    at: AT,
  })
  return (process.cpuUsage().user - before) / 1_000
}

describe('a text made to be slow', () => {
  it.each(PARTS)('%j over and over is read in time', part => {
    const long = part.repeat(Math.ceil(SIZE / part.length))
    expect(timeOf(long)).toBeLessThan(AT_MOST_MS)
    // The end that almost fits makes a pattern go back.
    expect(timeOf(`${long}!\u0001`)).toBeLessThan(AT_MOST_MS)
  })
})
