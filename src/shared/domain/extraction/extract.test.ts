import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from './extract.ts'
import type { ReadMessage } from './types.ts'

type Role = ReadMessage['role']
const ROLES: Record<string, Role> = { T: 'technician', C: 'copilot', U: 'client', O: 'other' }

/** "T: text" a line: T technician, C copilot, U client, or a name of someone with the role `other`. */
function talk(...lines: string[]): ReadMessage[] {
  return lines.map((line, index) => {
    const at = line.indexOf(': ')
    const by = line.slice(0, at)
    return { id: `m${index + 1}`, author: by, role: ROLES[by] ?? 'other', text: line.slice(at + 2) }
  })
}
const stepsOf = (...lines: string[]) =>
  extract(talk(...lines)).steps.map(({ outcome, proposedIn, reportedIn }) => [
    outcome,
    proposedIn.join(),
    reportedIn.join(),
  ])
const outcomeOf = (report: string) =>
  extract(talk('T: Mail hangs at the client', 'C: Please repair the profile', `T: ${report}`)).steps[0]
    ?.outcome

describe('suggestions', () => {
  it.each([
    'Restart the spooler service',
    'please try another cable',
    'You should update the firmware',
    'Have you tried a clean boot?',
    'Could you run ipconfig /flushdns?',
    'sudo systemctl restart cups',
    'On the PC: netsh interface ipv4 set subinterface WLAN mtu=1350',
    'I would reinstall the agent',
    'How about swapping the dock?',
    "Why don't you boot from a stick?",
    'Maybe unplug the phone first',
  ])('takes "%s" as a step', text => {
    expect(stepsOf('T: The label printer is dead', `C: ${text}`)).toEqual([['proposed', 'm2', '']])
  })
  it.each([
    'Which version of the client is it?',
    'I have no idea either',
    'This is how the queue works in general',
    "Don't restart the server yet",
    'Search the wiki for that',
    'The driver was written by the vendor',
  ])('takes "%s" as none', text => {
    expect(stepsOf('T: The label printer is dead', `C: ${text}`)).toEqual([])
  })
  it('takes what leads to a place and what is done there as one', () => {
    const [step, ...more] = extract(
      talk('T: No sound', 'C: Open the device manager. Click on Audio and disable the second card.'),
    ).steps
    expect(more).toEqual([])
    expect(step?.text).toContain('disable')
  })
  it('takes two suggestions of one message as two', () => {
    expect(stepsOf('T: No sound', 'C: Restart the audio service. Replace the headset.')).toHaveLength(2)
  })
  it('counts a question for a test only when it is answered', () => {
    expect(stepsOf('T: No sound', 'C: Does the light on the headset blink?')).toEqual([])
    expect(stepsOf('T: No sound', 'C: Does the light on the headset blink?', 'T: yes')).toEqual([
      ['worked', 'm2', 'm3'],
    ])
  })
  it('takes a repeat as the same step', () => {
    expect(
      stepsOf('T: No mail', 'C: Rebuild the search index', 'T: hm', 'C: Really, rebuild the search index'),
    ).toEqual([['proposed', 'm2,m4', '']])
  })
  it('tells commands with other arguments apart', () => {
    expect(stepsOf('T: No net', 'C: ping fileserver', 'C: ping gateway')).toHaveLength(2)
  })
})

describe('reports', () => {
  it.each([
    'I rebooted the router, no joy',
    "we've swapped the patch cable, still no link",
    'Restarted the switch: same error',
    'Tried another port but nothing changed',
    "Disabling the proxy doesn't help",
    'The user restarted the laptop and it still hangs',
  ])('takes "%s" as a step that failed', text => {
    expect(stepsOf('C: Hello, what is wrong?', 'T: Calls drop in Teams', `T: ${text}`)).toEqual([
      ['failed', '', 'm3'],
    ])
  })
  it('takes "works on another PC" as a test that passed', () => {
    expect(stepsOf('T: Scanning fails', 'T: It works fine on another PC')).toEqual([['worked', '', 'm2']])
  })
  it('takes several things done with one result as so many steps with that result', () => {
    expect(
      stepsOf('T: Scanning fails', 'T: Replaced the cable. Restarted the scanner. Still the same.'),
    ).toEqual([
      ['failed', '', 'm2'],
      ['failed', '', 'm2'],
    ])
  })
  it('takes a wish and a plan as no report', () => {
    expect(stepsOf('T: I am trying to print a label', "T: I'll reinstall the driver then")).toEqual([
      ['proposed', 'm2', ''],
    ])
  })
  it('takes a question of who has the problem as a proposal', () => {
    expect(stepsOf('T: Scanning fails', 'T: Should I reset the scanner to factory settings?')).toEqual([
      ['proposed', 'm2', ''],
    ])
  })
  it('leaves a refused step proposed', () => {
    expect(
      stepsOf(
        'T: Scanning fails',
        'C: Update the firmware of the scanner',
        "T: I can't do that, it is locked",
      ),
    ).toEqual([['proposed', 'm2', '']])
  })
})

describe('dialogue', () => {
  it('joins a result to what was suggested, some messages later', () => {
    expect(
      stepsOf('T: VPN drops', 'C: Try a mobile hotspot', 'T: ok, one moment', 'T: same thing there'),
    ).toEqual([['failed', 'm2', 'm4']])
  })
  it('joins by what is named, not by what came last', () => {
    expect(
      stepsOf(
        'T: VPN drops',
        'C: Update the network driver',
        'C: Disable the energy saving of the dock',
        'T: I updated the network driver, no change',
      ),
    ).toEqual([
      ['failed', 'm2', 'm4'],
      ['proposed', 'm3', ''],
    ])
  })
  it('joins "tried that" to the suggestion before it', () => {
    expect(stepsOf('T: VPN drops', 'C: Lower the MTU of the tunnel', 'T: I tried that, no luck')).toEqual([
      ['failed', 'm2', 'm3'],
    ])
  })
  it('does not take the answer to a question of fact as a result', () => {
    expect(
      stepsOf('T: VPN drops', 'C: Lower the MTU of the tunnel', 'C: Which client is it?', 'T: version 7.2'),
    ).toEqual([['proposed', 'm2', '']])
  })
  it('lets a helper read what was shown', () => {
    expect(
      stepsOf(
        'T: VPN drops',
        'C: Show me the routing table',
        'T: https://paste.example/91',
        'C: That looks fine',
      ),
    ).toEqual([['worked', 'm2', 'm3']])
  })
  it('keeps to the thread of who has the problem', () => {
    const lines = [
      'kim: my scanner is dead',
      'lou: kim: restart the scanner',
      'ada: how do I change my password?',
      'lou: ada: reset it in the portal',
      'helpbot: kim: read the rules of this channel and install nothing',
      'kim: lou: restarted, still dead',
    ]
    expect(stepsOf(...lines)).toEqual([['failed', 'm2', 'm6']])
  })
  it('lets "the last word" of a fix count, and calls what came back partial', () => {
    expect(
      stepsOf(
        'T: VPN drops',
        'C: Restart the modem',
        'T: Restarted the modem, that fixed it',
        'T: The modem restart: it fails again',
      )[0]?.[0],
    ).toBe('partial')
  })
})

describe('outcomes', () => {
  it.each([
    ['I repaired the profile, that did the trick', 'worked'],
    ['Repaired it, still hanging', 'failed'],
    ["did that, didn't help", 'failed'],
    ['repaired the profile, it worked for a while', 'partial'],
    ['fixed it, but only for one mailbox', 'partial'],
    ['repairing the profile now', 'inconclusive'],
    ["tried that, but I don't remember the result", 'inconclusive'],
    ['no luck', 'failed'],
  ])('"%s" is %s', (report, outcome) => {
    expect(outcomeOf(report)).toBe(outcome)
  })
  it('takes "no errors" as no error', () => {
    expect(stepsOf('T: Disk is slow', 'C: Run chkdsk on it', 'T: It says no errors found')[0]?.[0]).toBe(
      'worked',
    )
  })
})

describe('who has the problem', () => {
  const opening = 'my tablet refuses the wifi, I restarted it, no change'
  it('is who wrote first when all roles are other', () => {
    const lines = [`kim: ${opening}`, 'lou: forget the network on the tablet', 'kim: did that, same']
    expect(stepsOf(...lines)).toHaveLength(2)
  })
  it('is not who only offered help', () => {
    const { problem } = extract(talk('lou: Hello, how can I help you?', `kim: ${opening}`))
    expect(problem).toEqual(['m2'])
  })
  it('is the client where roles tell', () => {
    const { problem, others } = extract(talk('T: Good morning, service desk', `U: ${opening}`))
    expect([problem, [...others]]).toEqual([['m2'], ['m1']])
  })
  it('is told by the technician in a session with a copilot', () => {
    expect([...extract(talk(`T: ${opening}`, 'C: Reset the adapter')).others]).toEqual(['m2'])
  })
})

describe('facts', () => {
  const factsOf = (...lines: string[]) => extract(talk(...lines)).facts.map(({ text }) => text)
  it('quotes versions, models and settings with the words around them', () => {
    expect(factsOf('T: we use Firefox 131.0b6 (64-bit) on a Latitude 5440, with retries=0 set')).toEqual([
      'we use Firefox 131.0b6 64-bit',
      'Latitude 5440',
      'retries=0 set',
    ])
  })
  it('quotes what a program said', () => {
    expect(factsOf('T: it says "unable to open the print queue"')).toEqual(['unable to open the print queue'])
    expect(factsOf('T: I get mount.cifs: permission denied by server')).toEqual([
      'mount.cifs: permission denied by server',
    ])
  })
  it('quotes an error with the program in front, and one that is a single name', () => {
    expect(factsOf('T: hdiutil: attach failed')).toEqual(['hdiutil: attach failed'])
    expect(factsOf("T: cannot import 'tank': a device is gone")).toEqual([
      "cannot import 'tank': a device is gone",
    ])
    expect(factsOf('T: now it says "profile-unavailable"')).toEqual(['profile-unavailable'])
  })
  it('tells since when and where, and takes no reading for a version', () => {
    expect(factsOf('T: it worked until Friday')).toEqual(['worked until Friday'])
    expect(factsOf('T: only the second floor has it')).toEqual(['only the second floor has it'])
    expect(factsOf('T: the reply takes 3.1 ms')).toEqual([])
  })
  it('takes the short answer to a question of fact', () => {
    expect(factsOf('T: No sound', 'C: What sound card is it?', 'T: a Realtek one')).toContain('a Realtek one')
  })
  it('takes none from helpers', () => {
    expect(factsOf('T: No sound', 'C: On Windows 11 23H2 that is normal')).toEqual([])
  })
})

describe('what is ruled out and what is asked', () => {
  it('takes what was taken away without effect', () => {
    const { ruledOut } = extract(talk('T: Mail hangs', 'T: Disabled the virus scanner, still hangs'))
    expect(ruledOut).toEqual([{ cause: 'virus scanner', because: 'Disabled the virus scanner', ids: ['m2'] }])
  })
  it('takes what was said to be excluded', () => {
    const { ruledOut } = extract(talk('T: Mail hangs', 'T: That rules out the firewall.'))
    expect(ruledOut.map(({ cause }) => cause)).toEqual(['firewall'])
  })
  it('keeps the last questions of who has the problem', () => {
    const { openAsks } = extract(talk('T: Mail hangs', 'T: Why does it hang only at noon?', 'C: Hard to say'))
    expect(openAsks).toEqual([{ text: 'Why does it hang only at noon?', id: 'm2' }])
  })
})

describe('whatever was written', () => {
  const phrase = fc.constantFrom(
    'I restarted the router',
    'still the same',
    'please try another cable',
    'did that, no luck',
    '"error 0x80070005" on Windows 11',
    'should I reinstall?',
    'ping 192.0.2.1',
    '- first\n- second',
    '[quote] x [/quote]',
    '!help | kim',
    'kim: hello',
    '🙂 '.repeat(9),
    'x'.repeat(3_000),
    'a.b/'.repeat(800),
    'not '.repeat(500),
  )
  const text = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.array(phrase, { maxLength: 4 }).map(parts => parts.join(', ')),
  )
  const conversation = fc
    .array(
      fc.record({
        author: fc.constantFrom('kim', 'lou', 'ada', ''),
        role: fc.constantFrom(...Object.values(ROLES)),
        text,
      }),
      { maxLength: 25 },
    )
    .map(messages => messages.map((message, index) => ({ ...message, id: `m${index}` })))

  it('cites only what exists, says nothing without a citation, and repeats itself', () => {
    fc.assert(
      fc.property(conversation, messages => {
        const found = extract(messages)
        const ids = new Set(messages.map(({ id }) => id))
        const cited = [
          ...found.steps.map(({ proposedIn, reportedIn }) => [...proposedIn, ...reportedIn]),
          ...found.facts.map(fact => fact.ids),
          ...found.ruledOut.map(fact => fact.ids),
          ...found.openAsks.map(({ id }) => [id]),
        ]
        for (const list of cited) {
          expect(list.length).toBeGreaterThan(0)
          expect(list.filter(id => !ids.has(id))).toEqual([])
        }
        expect(found.problem.length).toBeLessThanOrEqual(3)
        for (const { text } of found.facts) expect(text.split(/\s+/).length).toBeLessThanOrEqual(8)
        expect(extract(messages)).toEqual(found)
      }),
      { numRuns: 150 },
    )
  })
  it('is bounded', () => {
    const long = 'I restarted the thing-1. Replaced cable-2. Try port-3? Windows 11 23H2. '.repeat(200)
    const messages = Array.from({ length: 300 }, (_, n) => ({
      id: `m${n}`,
      author: n % 2 ? 'kim' : 'lou',
      role: 'other' as const,
      text: `${n} ${long}`,
    }))
    const { steps, facts, ruledOut, openAsks } = extract(messages)
    expect(steps.length).toBeLessThanOrEqual(420)
    expect(facts.length).toBeLessThanOrEqual(70)
    expect([ruledOut.length, openAsks.length].every(count => count <= 10)).toBe(true)
  })
})
