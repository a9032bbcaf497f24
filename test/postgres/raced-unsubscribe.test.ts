import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { unsubscribe, unsubscribeLinks } from '../../src/server/features/deliveries/unsubscribe.ts'
import { CHOICE_EVENTS, getNotificationPreferences } from '../../src/shared/contract/preferences.ts'
import { startTwoNodes, type TwoNodes } from './support/two-nodes.ts'

let two: TwoNodes
beforeAll(async () => {
  two = await startTwoNodes(inject('postgresUrl'))
})
afterAll(() => two?.stop())

test('a mail program that ends several kinds of mail at once ends all of them', async () => {
  const { orgId, hire } = await two.addOrganization()
  const key = 'a key that signs links'
  const linksOf = unsubscribeLinks('https://help.example.test', key)
  for (let race = 0; race < 10; race++) {
    const { id, at } = await hire('engineer')
    const tokens = CHOICE_EVENTS.map(event => linksOf(orgId, id, event).page.split('token=')[1] ?? '')
    await Promise.all(tokens.map(token => unsubscribe(two.services, [key], token)))
    const { preferences } = await at[0].call(getNotificationPreferences, {})
    expect(Object.values(preferences.channels).flat()).not.toContain('email')
  }
})
