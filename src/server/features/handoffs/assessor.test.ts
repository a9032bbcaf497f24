import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anySession,
  assessmentInput,
  assessorSuite,
  type Told,
} from '../../../../test/support/assessor-suite.ts'
import { knowledge } from '../../../shared/domain/assessment/knowledge/all.ts'
import { rulesAssessor } from './assessor.ts'

assessorSuite('rules', rulesAssessor)

const assess = (told: Told) => rulesAssessor.assess(assessmentInput(told))

describe('the rules', () => {
  test('give the same answer to the same snapshot', () =>
    fc.assert(
      fc.property(anySession, told => {
        expect(assess(told)).toEqual(assess(told))
      }),
    ))

  test('know a tried step in other words too', () =>
    fc.assert(
      fc.property(anySession, told => {
        const input = assessmentInput(told)
        const proposed = new Set(input.snapshot.notTried.map(({ text }) => text))
        const suggested = rulesAssessor
          .assess(input)
          .suggestedSteps.map(({ text }) => text)
          .filter(text => !proposed.has(text))
        for (const step of knowledge.flatMap(({ steps }) => steps))
          if (input.snapshot.tried.some(({ text }) => step.done.test(text.toLowerCase())))
            expect(suggested).not.toContain(step.text)
      }),
    ))

  test('weigh a cause by what speaks for it, and take away what was ruled out or tried in vain', () => {
    const told = { problem: 'Outlook asks for the password again and again' }
    const confidences = (more: Told) =>
      Object.fromEntries(
        assess({ ...told, ...more }).causes.map(({ text, confidence }) => [text, confidence]),
      )
    const stored = 'The computer has an old credential stored'
    expect(confidences({})[stored]).toBe('possible')
    expect(confidences({ messages: [{ text: 'There is an old entry in it.' }] })[stored]).toBe('likely')

    const cleared = { text: 'Cleared the Office credentials', outcome: 'failed' as const }
    const profile = { text: 'Made a new Outlook profile', outcome: 'failed' as const }
    expect(confidences({ steps: [cleared, profile] })[`${stored} (but a cure for it failed)`]).toBe(
      'unlikely',
    )
    const asked = { text: 'Asked', outcome: 'worked' as const, note: 'Ruled out: stored credentials' }
    expect(Object.keys(confidences({ steps: [asked] })).join()).not.toContain(stored)

    const renewed = assess({ ...told, steps: [profile] })
    expect(renewed.causes.map(({ text }) => text).join()).not.toContain('profile')
    expect(renewed.ruledOut).toMatchObject([
      { text: expect.stringContaining('The Outlook profile is damaged: tried in vain'), supported: true },
    ])
  })

  test('take the guesses of the copilot for no evidence', () => {
    const said = (role: 'copilot' | 'client') =>
      assess({ messages: [{ role, text: 'I see AADSTS53003, so it is Conditional Access.' }] }).causes.length
    expect(said('client')).toBeGreaterThan(0)
    expect(said('copilot')).toBe(0)
  })

  test('put first what the technician proposed, with what it costs', () => {
    const { suggestedSteps } = assess({
      problem: 'error 13801 at the VPN',
      steps: [{ text: 'Name the new one with Set-VpnAuthProtocol', outcome: 'proposed' }],
    })
    expect(suggestedSteps.map(({ risk }) => risk)).toEqual(['none', 'reversible', 'disruptive'])
    expect(suggestedSteps[2]).toMatchObject({
      text: 'Name the new one with Set-VpnAuthProtocol',
      supported: true,
    })
  })

  test('know a tried step that has no word in it', () => {
    const steps = (['failed', 'proposed'] as const).map(outcome => ({ text: '???', outcome }))
    expect(assess({ steps }).suggestedSteps.map(({ text }) => text)).not.toContain('???')
  })

  test('flag what cannot be undone, and repeat what people warn of', () => {
    const { suggestedSteps, risks } = assess({
      messages: [{ role: 'client', text: 'It is slow. Please do not delete the Archive!' }],
      steps: [
        { text: 'Delete the old chain', outcome: 'proposed' },
        { text: 'Switch the firewall off', outcome: 'skipped', note: 'Opens the server.' },
      ],
    })
    expect(suggestedSteps.find(({ text }) => text === 'Delete the old chain')?.risk).toBe('irreversible')
    expect(risks.map(({ text }) => text)).toEqual([
      'Left out on purpose: Switch the firewall off. Opens the server.',
      'Tess: “Please do not delete the Archive!”',
    ])
  })

  test('ask for what is missing when nothing fits, and say that nothing supports it', () => {
    const open = assess({ problem: 'The scale in the lab shows nonsense' })
    expect(open.causes).toEqual([])
    expect(open.suggestedSteps.map(({ text }) => text.split(/[ ,]/).slice(0, 4).join(' '))).toEqual([
      'Get the exact error',
      'Ask since when it',
      'Ask what was changed',
    ])
    expect(open.suggestedSteps.every(({ supported }) => !supported)).toBe(true)

    const told = assess({
      problem: 'Since yesterday the scale shows “Sensor overload E-7”, after it was moved',
      impact: 'One lab',
    })
    expect(told.suggestedSteps.map(({ text }) => text).join()).not.toMatch(
      /error text|since when|changed|who else/,
    )
  })
})
