import type { Contract } from '../../../shared/contract/index.ts'
import type { RouteOutput } from '../../../shared/contract/route.ts'

type People = RouteOutput<Contract['getHandoffAudience']>['people']

export type AudienceWords = {
  told: string
  /** Who has looked and is not looking, with the time of the latest. */
  looked: { names: string; at: string } | null
  looking: string | null
}

const MOST_NAMES = 3

/** "Told 4 people", "Marta and Kenji looked", "Ada is looking now". The reader is left out of those who look. */
export function audienceOf(people: People, myId: string): AudienceWords {
  const told = people.filter(person => person.told).length
  const others = people.filter(({ id }) => id !== myId)
  const looking = others.filter(({ lookingUntil }) => lookingUntil !== null)
  const looked = others.filter(({ seenAt, lookingUntil }) => seenAt !== null && lookingUntil === null)
  const latest = looked
    .map(({ seenAt }) => seenAt ?? '')
    .sort()
    .at(-1)
  return {
    told: told === 0 ? 'Nobody was told' : `Told ${told} ${told === 1 ? 'person' : 'people'}`,
    looked: latest ? { names: list(looked), at: latest } : null,
    looking:
      looking.length === 0 ? null : `${list(looking)} ${looking.length === 1 ? 'is' : 'are'} looking now`,
  }
}

/** "Ada", "Ada and Kenji", "Ada, Kenji, Marta and 2 more". */
function list(people: People): string {
  const names = people.slice(0, MOST_NAMES).map(({ name }) => name)
  const rest = people.length - names.length
  const parts = rest > 0 ? [...names, `${rest} more`] : names
  const last = parts.pop() ?? ''
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`
}
