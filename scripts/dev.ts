import { type ChildProcess, spawn } from 'node:child_process'

const FRONT_END = 'http://localhost:5173'

/** The server, restarted at each change, and the web client with hot reload. They end together. */
const children: ChildProcess[] = [
  spawn('tsx', ['watch', 'src/server/main.ts', ...process.argv.slice(2)], {
    stdio: 'inherit',
    // Where the browser is: requests from there are not from another site.
    env: { PUBLIC_URL: FRONT_END, ...process.env },
  }),
  spawn('vite', [], { stdio: 'inherit' }),
]

function endAll() {
  for (const child of children) child.kill('SIGTERM')
}

for (const child of children) child.once('exit', endAll)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, endAll)
