import { AUTOTASK, startAutotask } from '../../support/outside/autotask.ts'
import { CONNECTWISE, startConnectWise } from '../../support/outside/connectwise.ts'
import { startFaultyWay } from '../../support/outside/faulty-way.ts'
import { HALO, plain, startHaloPsa } from '../../support/outside/halopsa.ts'
import type { Received, Receiver } from '../../support/outside/http-receiver.ts'
import { BUSY, type Fault, type Side, sessionIn } from './side.ts'

export type TicketSide = Side & {
  /** A new ticket, as people write it. */
  addTicket(): string
  /** How many notes it took and gave no answer to. */
  unanswered(): number
}

const TICKET = { title: 'VPN down', description: 'Error 13801 since the update' }

/** The ticket systems. An organization has one of them at most. */
export const startTicketSides = (): Promise<TicketSide[]> =>
  Promise.all([connectWiseSide(), autotaskSide(), haloSide()])

async function connectWiseSide(): Promise<TicketSide> {
  const fake = await startConnectWise()
  const there = await behindWay(fake, ({ path }) => path.endsWith('/notes'))
  fake.apiHost = `127.0.0.1:${there.way.port}`
  return {
    ...there,
    kind: 'connectwise',
    settings: { ...CONNECTWISE, site: there.url },
    took: () => ours([...fake.tickets.values()].flatMap(({ notes }) => notes.map(({ text }) => text))),
    addTicket: () => `#${fake.addTicket(TICKET).id}`,
  }
}

async function autotaskSide(): Promise<TicketSide> {
  const fake = await startAutotask()
  const there = await behindWay(fake, ({ path }) => path.endsWith('/Notes'))
  fake.zone.url = there.url
  return {
    ...there,
    kind: 'autotask',
    settings: { ...AUTOTASK, lookup: `${there.url}/ATServicesRest` },
    took: () => ours(fake.notes.map(({ description }) => description)),
    addTicket: () => fake.addTicket(TICKET).ticketNumber,
  }
}

async function haloSide(): Promise<TicketSide> {
  const fake = await startHaloPsa()
  const there = await behindWay(fake, ({ path }) => path.startsWith('/api/actions'))
  return {
    ...there,
    kind: 'halopsa',
    settings: { ...HALO, url: there.url },
    took: () => ours(fake.actions.map(({ html }) => plain(html))),
    addTicket: () => `#${fake.addTicket(TICKET).id}`,
  }
}

/** The session of each note that we wrote. */
const ours = (notes: string[]) => notes.map(sessionIn).filter(session => session !== 'none')

/** Also when nothing is wrong, the answer to each so many-th note is lost: a short run has to see some. */
const LOSES_EACH = 5

/**
 * A fake behind a way. What is cut is the answer to a note alone, which it has taken by then: with every answer lost nobody
 * would come as far as a note.
 */
async function behindWay(fake: Receiver, isNote: (request: Received) => boolean) {
  const usual = fake.answer
  let fault: Fault | undefined
  let taken = 0
  let unanswered = 0
  fake.answer = async request => {
    if (fault === 'refuse') return { status: 403, body: '{}' }
    if (fault === 'busy') return BUSY
    if (fault === 'hang') return 'hang'
    const answer = await usual(request)
    if (request.method !== 'POST' || !isNote(request)) return answer
    taken += 1
    if (fault !== 'cut' && taken % LOSES_EACH !== 0) return answer
    unanswered += 1
    return 'cut'
  }
  const way = await startFaultyWay(Number(new URL(fake.url).port))
  return {
    way,
    url: `http://127.0.0.1:${way.port}`,
    // A note that was written before is found by its reference, and not written again.
    knowsRepeats: false,
    unanswered: () => unanswered,
    answers(next: Fault | undefined) {
      fault = next
    },
    answered: ['refuse', 'busy', 'hang', 'cut'] as const,
    close: fake.close,
  }
}
