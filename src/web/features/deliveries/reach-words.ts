import type { Contract } from '../../../shared/contract/index.ts'
import type { RouteOutput } from '../../../shared/contract/route.ts'

type Reachability = RouteOutput<Contract['getReachability']>

const people = (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`

/** "3 people will be told: 2 live now, 1 by mail. Also #escalations." */
export function reachOf(
  { people: told, places, reachable, fallback }: Reachability,
  targetUserId: string,
): { lead: string; detail: string; loud: boolean } {
  const count = (by: Reachability['people'][number]['by']) => told.filter(person => person.by === by).length
  const ways = [
    [count('live'), 'live now'],
    [count('webpush'), 'by push'],
    [count('email'), 'by mail'],
    [count('bell'), 'when they next open the app'],
  ] as const
  const list = ways
    .filter(([many]) => many > 0)
    .map(([many, how]) => `${many} ${how}`)
    .join(', ')
  const also = places.length === 0 ? '' : ` Also ${places.map(({ name }) => name).join(', ')}.`
  const failing = places.filter(place => place.failing).map(({ name }) => name)
  const warning = failing.length === 0 ? '' : ` ${failing.join(', ')} had trouble lately.`

  if (told.length === 0 && places.length === 0)
    return {
      lead: 'Nobody can be told.',
      detail: 'There is no other engineer in the organization. Ask an admin to invite one.',
      loud: true,
    }
  if (!reachable) {
    const names = fallback.map(({ name }) => name).join(', ')
    return {
      lead: 'Nobody would hear of it now.',
      detail: `No engineer is live or can be reached outside of the app.${
        names ? ` It goes to ${names} over everything there is; call somebody if it is urgent.` : ''
      }`,
      loud: true,
    }
  }
  const target = told.find(({ id }) => id === targetUserId)
  const aside =
    target?.by === 'bell'
      ? ` ${target.name} is not live${target.quietUntil ? ' and has quiet hours' : ''}.`
      : ''
  return {
    lead: told.length === 0 ? 'It goes to places only.' : `${people(told.length)} will be told:`,
    detail: `${list ? `${list}.` : ''}${also}${warning}${aside}`.trim(),
    loud: false,
  }
}
