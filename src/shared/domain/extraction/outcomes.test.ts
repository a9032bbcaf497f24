import { describe, expect, it } from 'vitest'
import { extract } from './extract.ts'

const ROLES = { A: 'client', H: 'other' } as const

/** "A: text" of who has the problem, "H: text" of who helps; the outcomes of the steps in their order. */
function outcomesOf(...lines: string[]): string[] {
  const messages = ['A: The meeting room screen loses its picture', ...lines].map((line, index) => {
    const by = line.startsWith('A') ? 'A' : 'H'
    return { id: `m${index + 1}`, author: by, role: ROLES[by], text: line.slice(3) }
  })
  return extract(messages).steps.map(({ outcome }) => outcome)
}

describe('a test with a bare reading', () => {
  it.each([
    ['so not the cable', 'worked'],
    ['screen ok', 'worked'],
    ['that sender is dead', 'failed'],
    ["there you go. that's an old one", 'failed'],
  ])('ends as the helper reads it: "%s" is %s', (reading, outcome) => {
    const lines = ['H: run cat /sys/class/hdmi/state', 'A: 0x41 0x00 0x17', `H: ${reading}`]
    expect(outcomesOf(...lines)).toEqual([outcome])
  })
  it('ends as who ran it reads it', () => {
    expect(outcomesOf('H: dd from the disk of the player?', 'A: 3 MB/s, so its the disk!')).toEqual([
      'failed',
    ])
  })
  it('is the one that was asked for in words', () => {
    expect(
      outcomesOf('H: dd to the same disk?', 'A: dd if=/dev/zero of=/srv/t count=1000 gives 3 MB/s, too slow'),
    ).toHaveLength(1)
  })
})

describe('a test that takes its time', () => {
  it('ends when it is named, whatever was said in between', () => {
    expect(
      outcomesOf(
        'H: run the long memory test',
        'A: its running, takes an hour',
        'H: show me the output of dmesg',
        'A: dmesg says: link training failed',
        'A: update, long memory test: passed',
      ),
    ).toEqual(['worked', 'failed'])
  })
})

describe('what was tried', () => {
  it('may stand in one line, numbered', () => {
    expect(
      outcomesOf('A: what I did: 1) restart of the player - no. 2) new cable - no. 3) another input - works'),
    ).toEqual(['failed', 'failed', 'worked'])
  })
  it('may be "it", with something else', () => {
    expect(outcomesOf('A: also tried it on the laptop of a colleague, same')).toEqual(['failed'])
  })
  it.each([
    'energy saving off too',
    'hdmi_force_hotplug=1',
    'could be the deep sleep of the screen, turn that off',
  ])('may be suggested by the state that it should have: "%s"', line => {
    expect(outcomesOf('H: restart it', 'A: did that, no change', `H: ${line}`)).toEqual([
      'failed',
      'proposed',
    ])
  })
  it('is another step with other flags', () => {
    expect(outcomesOf('H: zpool import -f tank', 'A: I/O error', 'H: zpool import -F -n tank')).toHaveLength(
      2,
    )
  })
})

describe('a search for a culprit', () => {
  it.each(['nothing in there about the screen', 'no such entry in there', 'empty'])(
    'that finds none settles nothing: "%s"',
    answer => {
      expect(outcomesOf('H: look for a display rule in the policies', `A: ${answer}`)).toEqual([
        'inconclusive',
      ])
    },
  )
  it('is over then: the next answer is about the next suggestion', () => {
    expect(
      outcomesOf(
        'H: look for a display rule in the policies',
        'A: nothing in there',
        'H: replace the HDMI cable',
        'A: replaced it, picture is back',
      ),
    ).toEqual(['inconclusive', 'worked'])
  })
})

describe('a fix', () => {
  const reported = (report: string) => outcomesOf('H: replace the HDMI cable', `A: ${report}`)
  it.each([
    ['replaced it. with the same laptop it works now', 'worked'],
    ['replaced it, not a single flicker', 'worked'],
    ['replaced it, does its job', 'worked'],
    ['replaced. it mounts now. but the colours are wrong', 'partial'],
    ['that printed! half of it upside down though', 'partial'],
    ['replaced it. drops went from ten to two a day', 'partial'],
    ['replaced it. it dies faster now', 'failed'],
    ['replaced it, no more drops', 'worked'],
    ['replaced it. remains to be seen', 'inconclusive'],
    ['replaced it. slightly less flicker', 'partial'],
    ['replaced it: the first two minutes ok, picture is lost again', 'partial'],
    ['replaced it: 3 of 11 rooms ok, the others missing', 'partial'],
    ['replaced it. no idea if it is any better, have to observe', 'inconclusive'],
    [
      'Done. It ran all day, looks good so far, but I had good days before so I would not call it done',
      'inconclusive',
    ],
  ])('"%s": %s', (report, outcome) => {
    expect(reported(report)).toEqual([outcome])
  })
  it.each([
    'none in the van',
    'it arrives friday',
    "can't reach it, it is behind the wall",
    'I need that one for the other room',
  ])('that cannot be done stays a suggestion: "%s"', answer => {
    expect(reported(answer)).toEqual(['proposed'])
  })
  it('without a result worked when the helper cheers', () => {
    const lines = ['H: replace the HDMI cable', 'A: replaced it, 60 Hz at 4k']
    expect(outcomesOf(...lines, 'H: excellent!')).toEqual(['worked'])
    expect(outcomesOf(...lines, 'H: hm')).toEqual(['inconclusive'])
  })
  it('was done when it "ran"', () => {
    expect(outcomesOf('H: reset the adapter with adapter /reset', 'A: ran that, still black')).toEqual([
      'failed',
    ])
  })
})
