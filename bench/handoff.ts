import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Message } from '../src/shared/contract/sessions.ts'
import { foldHandoff, wordsShown } from '../src/shared/domain/fold.ts'
import { makeSnapshot } from '../src/shared/domain/snapshot.ts'
import { measureSnapshots } from '../test/support/handoffs/figures.ts'
import { type CorpusName, readLabelled } from '../test/support/handoffs/labelled.ts'
import { rounded, spread } from './support/figures.ts'
import { type Helpdesk, openHelpdesk } from './support/handoff-api.ts'
import { fromSnapshot, type GoldConversation, transcriptOf } from './support/handoff-score.ts'

const LONG = 200
const RUNS = 300
// The first ones are slower: the code is still being compiled.
const WARM_UP = 50
const USAGE = 'usage: npm run bench -- handoff --gold FILE [--assessor rules|llm] [--predictions FILE]'

/**
 * Imports each labelled conversation up to its cut through the API of a running server, escalates it, and has the
 * scorer beside the labels judge the snapshot that the API answers. Beside that: how many words the context screen
 * shows of it, how long a snapshot takes, and how the project's own made-up conversations are read.
 */
export async function measureHandoff(args: string[]): Promise<Record<string, unknown>> {
  const { gold, assessor, predictions } = options(args)
  const conversations = readFileSync(gold, 'utf8')
    .split('\n')
    .filter(line => line.trim())
    .map(line => JSON.parse(line) as GoldConversation)
  const desk = await openHelpdesk(assessor)
  try {
    const handed: Handed[] = []
    for (const conversation of conversations) handed.push(await handOff(desk, conversation))
    return {
      gold,
      assessor,
      scores: score(
        gold,
        handed.map(({ prediction }) => prediction),
        predictions,
      ),
      assessments: counted(handed.map(({ ended }) => ended)),
      assessedMs: spread(handed.map(({ assessedMs }) => assessedMs)),
      wordsAboveTheFold: spread(handed.map(({ words }) => words)),
      wordsOpened: spread(handed.map(({ opened }) => opened)),
      ownConversations: { seen: own('seen'), unseen: own('unseen') },
      snapshotMs: { messages: LONG, ...time(handed.map(({ messages }) => messages)) },
    }
  } finally {
    await desk.close()
  }
}

type Handed = Awaited<ReturnType<typeof handOff>>

async function handOff(desk: Helpdesk, conversation: GoldConversation) {
  const { messages, detail, assessedMs } = await desk.handOff(transcriptOf(conversation))
  const places = new Map(messages.map(({ id }, place) => [id, place + 1]))
  return {
    messages,
    assessedMs,
    ended: `${detail.handoff.assessmentStatus}, ${detail.assessment?.source ?? 'none'}`,
    words: wordsShown({ ...detail, ...foldHandoff(detail) }),
    opened: wordsShown(detail),
    prediction: fromSnapshot(conversation.id, detail.snapshot, places),
  }
}

function options(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      gold: { type: 'string' },
      assessor: { type: 'string', default: 'rules' },
      predictions: { type: 'string' },
    },
  })
  const { gold, assessor, predictions } = values
  if (!gold || (assessor !== 'rules' && assessor !== 'llm')) stop(USAGE)
  if (assessor === 'llm' && !process.env.RF_AI_PROVIDER)
    stop('No AI provider is set. Set RF_AI_PROVIDER and RF_AI_MODEL, and what they need, as in docs/ai.md.')
  // npm changes to the folder of the package; a path is meant from where it was typed.
  const typed = (path: string) => resolve(process.env.INIT_CWD ?? '.', path)
  return { gold: typed(gold), assessor, predictions: predictions && typed(predictions) } as const
}

function stop(why: string): never {
  console.error(why)
  process.exit(2)
}

/** The whole answer of the scorer, which lives beside the labels and is no part of this project. */
function score(gold: string, predictions: object[], keep: string | undefined): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'rf-bench-'))
  try {
    const file = keep ?? join(folder, 'predictions.jsonl')
    writeFileSync(file, predictions.map(line => `${JSON.stringify(line)}\n`).join(''))
    const scorer = join(dirname(gold), 'score.mjs')
    return JSON.parse(
      execFileSync(process.execPath, [scorer, gold, file, '--per-id'], {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The project's own conversations, without a server. */
const own = (name: CorpusName) =>
  Object.fromEntries(
    Object.entries(measureSnapshots(readLabelled(name))).map(([figure, value]) => [
      figure,
      rounded(value, 3),
    ]),
  )

function counted(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/**
 * Processor time of a snapshot of 200 messages: the conversations one after the other, from a new place each time. It is
 * that of the whole process: what the garbage collector and the compiler do on other threads counts too.
 */
function time(conversations: Message[][]) {
  const all = conversations.flat()
  const times = Array.from({ length: WARM_UP + RUNS }, (_, run) => {
    const messages = Array.from({ length: LONG }, (_, place) => {
      const message = all[(run * 37 + place) % all.length] as Message
      return { ...message, id: `${place}`, ordinal: place + 1 }
    })
    const before = process.cpuUsage()
    makeSnapshot({
      session: { problem: messages[0]?.text ?? '', createdAt: '2026-01-01T00:00:00.000Z' },
      messages,
      steps: [],
      at: '2026-01-01T01:00:00.000Z',
    })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return { runs: RUNS, ...spread(times.slice(WARM_UP)) }
}
