import { sql } from 'kysely'
import type { ReadTx } from '../../core/transact.ts'
import type { SessionRow } from '../sessions/index.ts'

const FOUND_MAX = 5
/** As many words of a session are looked up, the most telling first. */
const TERMS_MAX = 24
/** And as many entries of the index are read for them: a word that half of all sessions have is not worth its time. */
const ENTRIES_MAX = 3_000
const CANDIDATES_MAX = 30
/** How much of what is told here has to stand there too, by weight. Below it people saw nothing alike. */
const SHARE_MIN = 0.18
const TITLE_ALIKE = 0.45

/**
 * Stems that stand in tickets about anything. Among many sessions their weight says so by itself; among a few dozen
 * "get" and "open" would count as much as "Autodiscover".
 */
const SAY_NOTHING = (
  'get got set say tell told tri work open close start stop show see saw seen look check use make made take come came goe go ' +
  'went give gave put find found keep know think want need help ask call happen appear turn run add remov chang updat ' +
  'restart reboot servic server error messag problem issu fail user client custom comput pc machin new old first last ' +
  'still also now today yesterday morn afternoon day week hour minut time thing way one two three sinc befor after again ' +
  'back even onli everi everyon somebodi nobodi name number'
).split(' ')

export type SimilarRow = {
  id: string
  title: string
  client: string | null
  resolution: string
  resolved_at: Date
  owner_id: string
  participant_ids: string[]
  ever_escalated: boolean
  codes: string[]
  same_client: boolean
  /** A line with the title, then problem and resolution, with the shared words between \u0002 and \u0003; null without any. */
  marked: string | null
  worked: { text: string; note: string | null }[]
}

/**
 * Resolved sessions that are like this one, the likest first: the words and codes that both have, each weighing more the
 * fewer sessions have it, and how alike the titles are letter by letter. Every member may read a resolved session.
 */
export async function findSimilar(
  tx: ReadTx,
  { id, title, problem, client }: Pick<SessionRow, 'id' | 'title' | 'problem' | 'client'>,
): Promise<SimilarRow[]> {
  const { rows } = await sql<SimilarRow>`
    with known as materialized (
      select sessions from resolved_term_count where org_id = ${tx.orgId} and term = ''
    ), told as materialized (
      select f.term, max(f.weight) as weight
      from   rf_terms(${title}, ${problem}, rf_told(${tx.orgId}, ${id})) f
      where  f.term <> all(${SAY_NOTHING}::text[])
      group  by f.term
    ), asked as materialized (
      select t.term, c.sessions, t.weight * ln(1 + k.sessions::real / c.sessions) as worth
      from   known k, told t
      join   resolved_term_count c on c.org_id = ${tx.orgId} and c.term = t.term
      order  by worth desc, t.term
      limit  ${TERMS_MAX}
    ), used as materialized (
      select term, worth, sum(worth) over () as all_worth
      from   (select a.*, sum(sessions) over (order by worth desc, term) as entries,
                     row_number() over (order by worth desc, term) as place
              from   asked a) a
      where  entries <= ${ENTRIES_MAX} or place <= 2
    ), candidate as materialized (
      select   r.session_id,
               sum(u.worth * (0.5 + least(r.weight, 3) / 6)) as score,
               sum(u.worth) / max(u.all_worth) as share,
               array_agg(u.term order by u.worth desc) as terms
      from     used u
      join     resolved_term r on r.org_id = ${tx.orgId} and r.term = u.term
      where    r.session_id <> ${id}
      group    by r.session_id
      order    by score desc, r.session_id
      limit    ${CANDIDATES_MAX}
    ), found as materialized (
      select   s.*, c.terms, lower(s.client) = lower(${client}) is true as same_client,
               c.score * (1 + similarity(s.title, ${title}))
                       * case when lower(s.client) = lower(${client}) then 1.15 else 1 end as rank
      from     candidate c
      join     pilot_session s on s.org_id = ${tx.orgId} and s.id = c.session_id
      where    s.status = 'resolved'
      and      (c.share >= ${SHARE_MIN} or c.terms[1] like '#%' or similarity(s.title, ${title}) >= ${TITLE_ALIKE})
      and      (cardinality(c.terms) >= 2 or c.terms[1] like '#%')
      order    by rank desc, s.resolved_at desc, s.id
      limit    ${FOUND_MAX}
    )
    select   f.id, f.title, f.client, f.resolution, f.resolved_at, f.owner_id, f.participant_ids, f.ever_escalated,
             f.same_client,
             array(select substr(t, 2) from unnest(f.terms) t where t like '#%') as codes,
             ts_headline('english', f.title || E'\n' || left(f.problem, 2000) || E'\n' || left(f.resolution, 2000),
               (select string_agg(quote_literal(replace(t, '\', '\\')), ' | ')::tsquery
                from   unnest(f.terms) t where t not like '#%'),
               'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', HighlightAll=true') as marked,
             (select coalesce(jsonb_agg(jsonb_build_object('text', w.text, 'note', w.note) order by w.ordinal desc), '[]')
              from   (select text, note, ordinal from step
                      where  org_id = f.org_id and session_id = f.id and outcome = 'worked'
                      order  by ordinal desc limit 3) w) as worked
    from     found f
    order by f.rank desc, f.resolved_at desc, f.id`.execute(tx.db)
  return rows
}
