import type { Services } from '../../core/context.ts'
import { hireCast } from './cast.ts'
import { stories } from './stories/all-stories.ts'
import { tellStory } from './tell-story.ts'

/** Fills an empty database with the demo organization. Oldest story first, so that the log reads in order. */
export async function seedDemo(services: Services): Promise<void> {
  const cast = await hireCast(services)
  const oldestFirst = [...stories].sort((a, b) => b.startedMinutesAgo - a.startedMinutesAgo)
  for (const story of oldestFirst) await tellStory(services, cast, story)
}
