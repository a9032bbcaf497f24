import { availableParallelism } from 'node:os'
import { endCommands, runCommand } from './run-command.ts'

export type Step = { name: string; commands: readonly (readonly string[])[]; after?: string }

/**
 * Runs steps beside each other, a step's commands one after the other, as many at a time as there are cores. Each
 * prints a line with its time when it is through. Returns the name of the first that failed; the others are ended.
 */
export async function runStatic(steps: readonly Step[]): Promise<string | undefined> {
  const waiting = [...steps]
  const through = new Set<string>()
  const under = new Set<Promise<void>>()
  let broken: string | undefined

  const ready = (step: Step) =>
    !step.after || through.has(step.after) || !steps.some(s => s.name === step.after)
  const work = async (step: Step) => {
    const started = performance.now()
    const { ok, output } = await runAll(step.commands)
    if (broken !== undefined) return
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${ok ? '✓' : '✗'} ${step.name.padEnd(12)}${seconds.padStart(6)} s`)
    if (!ok || step.after !== undefined) console.log(output.trimEnd())
    if (ok) through.add(step.name)
    else {
      broken = step.name
      endCommands()
    }
  }

  while (broken === undefined && (waiting.length > 0 || under.size > 0)) {
    const next = waiting.findIndex(ready)
    if (next !== -1 && under.size < Math.max(2, availableParallelism())) {
      const [step] = waiting.splice(next, 1)
      if (step === undefined) continue
      const promise = work(step).finally(() => under.delete(promise))
      under.add(promise)
    } else await Promise.race(under)
  }
  await Promise.all(under)
  return broken
}

async function runAll(commands: Step['commands']): Promise<{ ok: boolean; output: string }> {
  let printed = ''
  for (const command of commands) {
    const { ok, output } = await runCommand(command)
    printed += output
    if (!ok) return { ok, output: `$ ${command.join(' ')}\n${printed}` }
  }
  return { ok: true, output: printed }
}
