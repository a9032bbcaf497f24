import { describe, expect, it } from 'vitest'
import { newHandoff } from '../../../../shared/contract/handoffs.ts'
import { newMessage, newSession, newStep, resolveSession } from '../../../../shared/contract/sessions.ts'
import { stories } from './all-stories.ts'
import { liveScript, liveScripts } from './live-escalation.ts'
import type { Story, StoryEscalation } from './story.ts'

const escalationOf = ({ state }: Story): StoryEscalation | undefined => {
  if (state === 'active') return undefined
  if ('escalated' in state) return state.escalated
  return 'claimed' in state ? state.claimed.escalation : state.resolved.handedOff?.escalation
}
const stateMinutes = ({ state }: Story): number[] => {
  if (state === 'active') return []
  if ('escalated' in state) return [state.escalated.minute]
  if ('claimed' in state) return [state.claimed.escalation.minute, state.claimed.claim.minute]
  const { handedOff, minute } = state.resolved
  return [...(handedOff ? [handedOff.escalation.minute, handedOff.claim.minute] : []), minute]
}
const rising = (minutes: number[]) => expect(minutes).toEqual([...minutes].sort((a, b) => a - b))

describe('the stories', () => {
  it('show every state, and open escalations of every watch level', () => {
    const states = stories.map(({ state }) => (state === 'active' ? 'active' : Object.keys(state)[0]))
    const count = (wanted: string) => states.filter(state => state === wanted).length
    expect([count('active'), count('escalated'), count('claimed')]).toEqual([2, 4, 1])
    expect(count('resolved')).toBeGreaterThanOrEqual(3)
    const levels = stories.flatMap(({ state }) =>
      state !== 'active' && 'escalated' in state ? [state.escalated.watchLevel] : [],
    )
    expect(new Set(levels)).toEqual(new Set(['stable', 'watch', 'critical']))
  })

  it('have keys and ticket references of their own', () => {
    const all = [...stories, ...liveScripts]
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
    expect(new Set(all.map(({ ticketRef }) => ticketRef)).size).toBe(all.length)
  })

  it('name no machine or address that could be real', () => {
    const written = JSON.stringify([stories, liveScripts])
    const addresses = written.match(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/g) ?? []
    expect(addresses.filter(address => !/^(192\.0\.2|198\.51\.100|203\.0\.113)\./.test(address))).toEqual([])
    expect(written.match(/[\w-]+\.(com|net|org|io|local|uk)\b/g)).toEqual(['outlook.com'])
  })

  describe.each(stories.map(story => [story.key, story] as const))('%s', (_key, story) => {
    it('is accepted by the API as written', () => {
      const { title, problem, client, ticketRef } = story
      newSession.parse({ title, problem, client, ticketRef })
      for (const { text } of story.messages) newMessage.parse({ text })
      for (const { text, outcome, note } of story.steps) newStep.parse({ text, outcome, note })
      const escalation = escalationOf(story)
      if (escalation) {
        const { reason, watchLevel, impact } = escalation
        newHandoff.parse({ reason, watchLevel, impact })
      }
      if (story.state !== 'active' && 'resolved' in story.state) {
        resolveSession.body.parse({ resolution: story.state.resolved.resolution })
      }
    })

    it('happens in order, in the past, and draws steps from messages that were written before', () => {
      rising(story.messages.map(({ minute }) => minute))
      rising(story.steps.map(({ minute }) => minute))
      rising(stateMinutes(story))
      const last = Math.max(
        ...[...story.messages, ...story.steps].map(({ minute }) => minute),
        ...stateMinutes(story),
      )
      expect(last).toBeLessThan(story.startedMinutesAgo)
      for (const { fromMessage, minute } of story.steps) {
        if (fromMessage !== undefined) expect(story.messages[fromMessage]?.minute).toBeLessThanOrEqual(minute)
      }
    })

    it('has as much to read as a real session', () => {
      expect(story.messages.length).toBeGreaterThanOrEqual(6)
      expect(story.messages.length).toBeLessThanOrEqual(16)
      expect(story.steps.length).toBeGreaterThanOrEqual(3)
      expect(story.steps.length).toBeLessThanOrEqual(7)
    })
  })
})

describe('the live escalations', () => {
  it('take turns', () => {
    const keys = Array.from({ length: liveScripts.length + 1 }, (_, play) => liveScript(play).key)
    expect(new Set(keys).size).toBe(liveScripts.length)
    expect(liveScripts.length).toBeGreaterThanOrEqual(4)
    expect(keys.at(-1)).toBe(keys[0])
  })

  it.each(liveScripts.map(script => [script.key, script] as const))(
    '%s ends within 8 seconds and is accepted',
    (_key, script) => {
      const { title, problem, client, ticketRef, acts } = script
      newSession.parse({ title, problem, client, ticketRef })
      for (const act of acts) {
        if ('step' in act) newStep.parse({ text: act.text, ...act.step })
        else newMessage.parse({ text: act.text })
      }
      const { delayMs, ...escalation } = script.escalation
      newHandoff.parse(escalation)
      expect(acts.reduce((sum, act) => sum + act.delayMs, delayMs)).toBeLessThanOrEqual(8_000)
      const steps = acts.filter(act => 'step' in act).length
      expect(steps).toBeGreaterThanOrEqual(2)
      expect(acts.length - steps).toBeGreaterThanOrEqual(3)
    },
  )
})
