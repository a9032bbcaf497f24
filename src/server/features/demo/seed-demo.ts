import { sql } from 'kysely'
import type { Services } from '../../core/context.ts'
import { hireCast } from './cast.ts'
import { writeWeeks } from './history/write-weeks.ts'
import { setLogBack } from './set-log-back.ts'
import { stories } from './stories/all-stories.ts'
import { tellStory } from './tell-story.ts'

/** Fills an empty database with the demo organization. Oldest first, so that the log reads in order. */
export async function seedDemo(services: Services): Promise<void> {
  const cast = await hireCast(services)
  await writeWeeks(services, cast)
  const { orgId } = cast.owner
  const before = await headOf(services, orgId)
  const oldestFirst = [...stories].sort((a, b) => b.startedMinutesAgo - a.startedMinutesAgo)
  for (const story of oldestFirst) await tellStory(services, cast, story)
  await setLogBack(services, orgId, before)
}

async function headOf({ db }: Services, orgId: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from org_head where org_id = ${orgId}`.execute(
    db.kysely,
  )
  return Number(rows[0]?.seq)
}
