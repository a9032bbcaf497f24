import { type ChildProcess, spawn } from 'node:child_process'

const running = new Set<ChildProcess>()

/**
 * Runs a command of this project's packages. What it prints is returned, or shown as it comes when `live`.
 * A process group of its own, so that `endCommands` also ends what the command started.
 */
export async function runCommand(
  [command, ...args]: readonly string[],
  { live = false }: { live?: boolean } = {},
): Promise<{ ok: boolean; output: string }> {
  if (command === undefined) throw new Error('no command')
  const child = spawn(command, args, {
    stdio: live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
    detached: process.platform !== 'win32',
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  running.delete(child)
  return { ok: code === 0, output }
}

/** Ends every command that still runs. */
export function endCommands() {
  for (const child of running) {
    if (child.pid === undefined) continue
    if (process.platform === 'win32') child.kill()
    else process.kill(-child.pid, 'SIGTERM')
  }
}
