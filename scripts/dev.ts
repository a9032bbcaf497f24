import { type ChildProcess, spawn } from 'node:child_process'

/** The server, restarted at each change, and the web client with hot reload. They end together. */
const children: ChildProcess[] = [
  spawn('tsx', ['watch', 'src/server/main.ts', ...process.argv.slice(2)], { stdio: 'inherit' }),
  spawn('vite', [], { stdio: 'inherit' }),
]

function endAll() {
  for (const child of children) child.kill('SIGTERM')
}

for (const child of children) child.once('exit', endAll)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, endAll)
