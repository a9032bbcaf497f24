import { sql } from 'kysely'
import type { Ctx } from '../src/server/core/context.ts'
import { read, transact } from '../src/server/core/transact.ts'
import { findSimilar } from '../src/server/features/copilot/find-similar.ts'
import { createSession } from '../src/server/features/sessions/commands/create-session.ts'
import { getSession } from '../src/server/features/sessions/queries.ts'
import { type Open, openFolder, openServer } from './support/databases.ts'
import { percentile, rounded } from './support/figures.ts'
import { addMember, addOrganization } from './support/people.ts'

const RESOLVED = 20_000
const BATCH = 250
const QUERIES = 200

/**
 * Finding similar sessions among 20,000 resolved ones of one organization, on both databases. `similar pglite` measures
 * one. The texts are made up: words as frequent as words are (Zipf), forty subjects, an error code in every third.
 */
export async function measureSimilar(drivers: string[]): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = { resolved: RESOLVED, queries: QUERIES }
  for (const driver of drivers.length > 0 ? drivers : ['pglite', 'postgres']) {
    const open = driver === 'pglite' ? await openFolder() : await openServer()
    try {
      figures[driver] = await measure(open)
    } finally {
      await open.close()
    }
  }
  return figures
}

async function measure({ services }: Open) {
  const { ctx } = await addMember(services, await addOrganization(services), 'technician')
  const random = seeded(4711)
  const began = performance.now()
  for (let from = 0; from < RESOLVED; from += BATCH)
    await resolveMany(
      ctx,
      Array.from({ length: BATCH }, () => storyOf(random)),
    )
  const indexedMs = (performance.now() - began) / RESOLVED
  await sql`vacuum analyze resolved_term`.execute(services.db.kysely)
  await sql`vacuum analyze resolved_term_count`.execute(services.db.kysely)
  await sql`vacuum analyze pilot_session`.execute(services.db.kysely)

  const times: number[] = []
  let found = 0
  for (let n = 0; n < QUERIES + 20; n++) {
    const { id } = await createSession(ctx, storyOf(random))
    const session = await read(ctx, tx => getSession(tx, id))
    if (!session) throw new Error('The session is gone')
    const from = performance.now()
    const rows = await read(ctx, tx => findSimilar(tx, session))
    // The first ones warm up.
    if (n < 20) continue
    times.push(performance.now() - from)
    found += rows.length
  }
  return {
    resolveMs: rounded(indexedMs),
    foundOnAverage: rounded(found / QUERIES),
    p50Ms: rounded(percentile(times, 0.5)),
    p95Ms: rounded(percentile(times, 0.95)),
    maxMs: rounded(Math.max(...times)),
  }
}

type Story = { title: string; problem: string; client: string; told: string; resolution: string }

/** Puts sessions in, with a message each, and resolves them: the trigger indexes them as it does for everybody. */
const resolveMany = (ctx: Ctx, stories: Story[]) =>
  transact(ctx, async tx => {
    const { actor, orgId } = tx
    await sql`
      with told as (
        select gen_random_uuid() as id, v from jsonb_array_elements(${JSON.stringify(stories)}::jsonb) v
      ), made as (
        insert into pilot_session (org_id, id, title, problem, client, owner_id, created_by, participant_ids, message_count)
        select ${orgId}, id, v->>'title', v->>'problem', v->>'client', ${actor.id}, ${actor.id}, array[${actor.id}], 1
        from   told
      )
      insert into message (org_id, session_id, ordinal, author_id, author_name, role, text)
      select ${orgId}, id, 1, ${actor.id}, ${actor.name}, 'technician', v->>'told' from told`.execute(tx.db)
    await sql`
      update pilot_session
      set    status = 'resolved', resolved_at = now(), resolution = 'Done. ' || problem
      where  status = 'active'`.execute(tx.db)
  })

const SUBJECTS = 40
const SYLLABLES = 'ba ce di fo gu ka le mi no pu ra se ti vo xu za bre cli dro sta'.split(' ')

/** The n-th word of a made-up language; the first ones are the most frequent. */
const wordOf = (n: number): string =>
  n < SYLLABLES.length
    ? `${SYLLABLES[n]}ra`
    : `${wordOf(Math.floor(n / SYLLABLES.length) - 1)}${SYLLABLES[n % SYLLABLES.length]}`

function storyOf(random: () => number): Story {
  const subject = Math.floor(random() * SUBJECTS)
  // Zipf over some 5,000 words: the first has a ninth of all.
  const common = () => wordOf(Math.floor(Math.exp(random() * Math.log(5_000))))
  const special = () => wordOf(5_000 + subject * 30 + Math.floor(random() * 30))
  const words = (count: number, share: number) =>
    Array.from({ length: count }, () => (random() < share ? special() : common())).join(' ')
  const code =
    random() < 0.33 ? ` 0x8${(subject * 50 + Math.floor(random() * 50)).toString(16).padStart(7, '0')}` : ''
  return {
    title: words(7, 0.4),
    problem: words(40, 0.25) + code,
    client: `Client ${Math.floor(random() * 60)}`,
    told: words(60, 0.2),
    resolution: words(25, 0.3),
  }
}

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
