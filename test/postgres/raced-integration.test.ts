import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import * as integrations from '../../src/shared/contract/integrations.ts'
import { startTwoNodes, type TwoNodes } from './support/two-nodes.ts'

let two: TwoNodes
beforeAll(async () => {
  two = await startTwoNodes(inject('postgresUrl'))
})
afterAll(() => two?.stop())

test('what two admins change of an integration at once is changed, both of it', async () => {
  const { hire } = await two.addOrganization()
  const [ruth, owen] = [(await hire('admin')).at[0], (await hire('admin')).at[1]]
  for (let race = 0; race < 30; race++) {
    const { id } = await ruth.call(integrations.addIntegration, {
      body: {
        kind: 'webhook',
        name: 'Before',
        settings: { url: 'https://hooks.example.test/', secret: `whsec_${'A'.repeat(32)}` },
      },
    })
    const params = { id }
    await Promise.all([
      ruth.call(integrations.changeIntegration, { params, body: { name: 'After' } }),
      owen.call(integrations.changeIntegration, { params, body: { paused: true } }),
      ruth.call(integrations.changeIntegration, {
        params,
        body: { settings: { url: 'https://other.example.test/' } },
      }),
      // The answer shows the new secret for the only time: it has to be the one that counts.
      owen.call(integrations.rotateIntegrationSecret, { params, body: { hours: 1 } }),
    ])
    const { integrations: listed } = await ruth.call(integrations.listIntegrations, {})
    expect(listed.find(one => one.id === id)).toMatchObject({
      name: 'After',
      paused: true,
      config: { url: 'https://other.example.test/' },
      secretsSet: ['secret', 'previousSecret'],
    })
    await ruth.call(integrations.removeIntegration, { params })
  }
})
