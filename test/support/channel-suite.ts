import { expect, test } from 'vitest'
import type { Channel, Outgoing, Ref } from '../../src/server/features/deliveries/index.ts'
import { TRAITS } from '../../src/server/features/deliveries/traits.ts'
import { ChannelFault, type Connection } from '../../src/server/features/integrations/index.ts'
import { claimedBy, HOSTILE, outgoing } from './outside/outgoing.ts'

/** What the other side does with whatever comes next. */
export type Trouble = 'slow_down' | 'trouble' | 'hang' | 'cut'

/** A channel with its other side, which is a server on a real port. */
export type Stand = {
  channel: Channel
  connection: Connection
  /** The same with credentials that the other side does not take; absent where nothing tells right from wrong. */
  refused?: Connection
  recipient: Outgoing['recipient']
  /** The settings that are secrets: no advice may repeat one. */
  secrets: string[]
  /** Everything that stands there now, as one reads it. */
  reads(): string[]
  /** The ids by which a repeat is told, one a message that came; empty where there is none. */
  repeatIds(): string[]
  /** Makes the other side do this until it is told otherwise. */
  trouble(how: Trouble | undefined): void
  /** Throws when a text of people became a link, a mention, markup or another recipient there. */
  expectInert(): void
}

const CALM = 'Outlook asks again'

/** What every channel must do, whatever is on its other side. */
export function channelSuite(stand: () => Stand): void {
  const send = (
    message: Outgoing,
    { connection = stand().connection, signal = patience(), earlier = [] } = {},
  ) =>
    stand().channel.send({ ...message, recipient: stand().recipient }, connection, {
      signal,
      earlier: earlier as Ref[],
    })
  const patience = () => AbortSignal.timeout(20_000)
  const faultOf = async (sending: Promise<unknown>): Promise<ChannelFault> => {
    const error: unknown = await sending.then(
      () => undefined,
      failure => failure,
    )
    expect(error, 'the sending fails').toBeInstanceOf(ChannelFault)
    const fault = error as ChannelFault
    expect(fault.message, 'the advice is a sentence').toMatch(/^\S.* .*[.!?]$/s)
    for (const secret of stand().secrets) expect(fault.message).not.toContain(secret)
    return fault
  }

  test('sends what happened, to whom it belongs', async () => {
    expect(stand().channel.settings.safeParse(stand().connection.settings).success).toBe(true)
    await send(outgoing({ problem: CALM }))
    expect(stand().reads().join('\n')).toContain(CALM)
  })

  test('sends a real message when somebody asks for a test, whatever their name', async () => {
    const { channel, connection } = stand()
    const tester = { id: 'me', name: HOSTILE.slice(0, 300), email: 'marta@example.test' }
    const testing = channel.test(connection, tester, patience())
    // A browser cannot be chosen from the settings of the organization.
    if (channel.kind === 'webpush') return void (await faultOf(testing))
    expect(await testing).toMatch(/^[A-Z].*[.]$/)
    expect(stand().reads()).toHaveLength(1)
    stand().expectInert()
  })

  test('takes back what it says it can take back', async () => {
    const { channel, connection } = stand()
    expect(channel.retract !== undefined).toBe(TRAITS[channel.kind].retracts)
    if (!channel.retract) return
    const message = { ...outgoing({ problem: CALM }), recipient: stand().recipient }
    const ref = await send(message)
    expect(ref).not.toBeNull()
    await channel.retract(claimedBy(message, 'Marta Silva'), ref ?? {}, connection, patience())
    expect(stand().reads().at(-1)).toContain('Claimed by Marta Silva')
  })

  test('is told a repeat by its id, or says that it may double', async () => {
    const message = outgoing({ problem: CALM })
    await send(message)
    await send(message)
    const ids = stand().repeatIds()
    if (TRAITS[stand().channel.kind].repeats === 'told_once') expect(ids).toEqual([ids[0], ids[0]])
    expect(new Set(ids).size).toBeLessThanOrEqual(1)
  })

  test('gives up what the other side refuses, and says in plain words what to do', async () => {
    const { refused } = stand()
    if (!refused) return
    const fault = await faultOf(send(outgoing(), { connection: refused }))
    expect(fault.kind).toBe('refused')
    expect(stand().reads()).toEqual([])
  })

  test('waits as long as it is asked to', async () => {
    stand().trouble('slow_down')
    const fault = await faultOf(send(outgoing()))
    expect(fault.kind).toBe('later')
    expect(fault.retryAfterSeconds).toBe(stand().channel.kind === 'email' ? undefined : 7)
  })

  test.each(['trouble', 'cut'] as const)('tries again after %s', async how => {
    stand().trouble(how)
    expect((await faultOf(send(outgoing()))).kind).toBe('later')
    stand().trouble(undefined)
    await send(outgoing({ problem: CALM }))
    expect(stand().reads().join('\n')).toContain(CALM)
  })

  test('lets go of a side that hangs when its time is over', async () => {
    stand().trouble('hang')
    const started = performance.now()
    await expect(send(outgoing(), { signal: AbortSignal.timeout(300) })).rejects.toThrow()
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('sends hostile and endless text within the limits of the other side, and nothing comes of it', async () => {
    await send(outgoing({ problem: HOSTILE }))
    expect(stand().reads()).not.toEqual([])
    stand().expectInert()
  })
}
