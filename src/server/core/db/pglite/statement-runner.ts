import { messages, type PGlite, parse, protocol } from '@electric-sql/pglite'
import { encodeParameter } from './encode-parameter.ts'

/** What one statement answered: the rows, the command's name and how many rows it changed. */
export interface StatementResult {
  rows: unknown[]
  command: string | undefined
  affectedRows: number | undefined
}

export type RunStatement = (sql: string, parameters?: readonly unknown[]) => Promise<StatementResult>

/** Statements kept prepared; beyond it the one longest unused is closed. */
const PREPARED_LIMIT = 256

const { serialize } = protocol

/**
 * Runs SQL over PGlite's wire protocol; a failure is thrown as PostgreSQL's error with its SQLSTATE `code`.
 *
 * A statement with parameters is prepared once and from then on sent as one message; without parameters it
 * may hold several statements. Measured on a claim transaction with fsync: 951/s through `pg.query` (six
 * messages a statement), 1,771/s in one message, 2,577/s in one message and prepared.
 *
 * The caller keeps others from the connection meanwhile. After a PANIC or FATAL error the engine's state is
 * unknown (a further message makes it spin for ever), so every later call is refused with that first error.
 */
export function createStatementRunner(pg: PGlite): RunStatement {
  // Statement text to name, the longest unused first.
  const prepared = new Map<string, string>()
  const outdated: string[] = []
  let lastName = 0
  let brokenBy: Error | null = null

  async function send(parts: Uint8Array[]): Promise<messages.BackendMessage[]> {
    if (brokenBy) throw brokenBy
    const answers = await pg.runExclusive(() =>
      pg.execProtocolStream(Buffer.concat(parts), { syncToFs: false, throwOnError: false }),
    )
    const fatal = answers.find(isFatal)
    if (!fatal && answers.some(answer => answer.name === 'readyForQuery')) return answers
    brokenBy = fatal ?? new Error('The embedded database stopped answering')
    throw brokenBy
  }

  async function runSimple(sql: string): Promise<StatementResult> {
    const results = readResults(await send([serialize.query(sql)]))
    // A prepared statement whose result type has changed fails for good: prepare all of them anew.
    if (prepared.size > 0 && results.some(result => isDdl(result.command))) {
      prepared.clear()
      await send([serialize.query('deallocate all')])
    }
    return lastOf(results)
  }

  async function runPrepared(sql: string, parameters: readonly unknown[]): Promise<StatementResult> {
    const values = parameters.map(encodeParameter)
    const known = prepared.get(sql)
    const name = known ?? `s${++lastName}`
    const answers = await send([
      ...outdated.splice(0).map(name => serialize.close({ type: 'S', name })),
      ...(known ? [] : [serialize.parse({ name, text: sql })]),
      serialize.bind({ statement: name, values }),
      serialize.describe({ type: 'P' }),
      serialize.execute(),
      serialize.sync(),
    ])
    if (known || answers.some(answer => answer.name === 'parseComplete')) {
      prepared.delete(sql)
      if (answers.some(isStale)) outdated.push(name)
      else keep(sql, name)
    }
    return lastOf(readResults(answers))
  }

  function keep(sql: string, name: string): void {
    prepared.set(sql, name)
    const oldest = prepared.entries().next().value
    if (!oldest || prepared.size <= PREPARED_LIMIT) return
    prepared.delete(oldest[0])
    outdated.push(oldest[1])
  }

  function readResults(answers: messages.BackendMessage[]): StatementResult[] {
    const error = answers.find(isError)
    if (error) throw error
    return parse.parseResults(answers, pg.parsers).map(({ rows, command, affectedRows }) => ({
      rows,
      command,
      affectedRows,
    }))
  }

  return (sql, parameters = []) => (parameters.length > 0 ? runPrepared(sql, parameters) : runSimple(sql))
}

function lastOf(results: StatementResult[]): StatementResult {
  return results.at(-1) ?? { rows: [], command: undefined, affectedRows: 0 }
}

function isError(message: unknown): message is messages.DatabaseError {
  return message instanceof messages.DatabaseError
}

function isFatal(message: unknown): message is messages.DatabaseError {
  return isError(message) && (message.severity === 'PANIC' || message.severity === 'FATAL')
}

/** The prepared statement no longer fits the tables, or somebody deallocated it. */
function isStale(message: unknown): boolean {
  return isError(message) && (message.code === '0A000' || message.code === '26000')
}

function isDdl(command: string | undefined): boolean {
  return command === 'CREATE' || command === 'ALTER' || command === 'DROP'
}
