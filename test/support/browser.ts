import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const run = promisify(execFile)

const INSTALLED = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Without a graphics card a browser emulates one: frames then came seconds late, and pages stood still.
  '--disable-gpu',
]

type Build = { executablePath: string; args: string[]; env: Record<string, string> }

/**
 * Starts a headless browser: `CHROME_PATH` when set, else an installed Chrome or Chromium, else the build that
 * npm installed with the development dependencies. Nothing is ever downloaded. `RF_BROWSER=bundled` skips the
 * installed ones.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = installedBuild() ?? (await bundledBuild())
  return chromium.launch({
    executablePath,
    args: [...QUIET, ...args],
    env: { ...definedEnvironment(), ...env },
    // Chromium refuses its sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 120_000,
  })
}

function installedBuild(): Build | undefined {
  const { CHROME_PATH, RF_BROWSER } = process.env
  if (RF_BROWSER === 'bundled') return undefined
  const executablePath = CHROME_PATH || INSTALLED.find(path => existsSync(path))
  return executablePath === undefined ? undefined : { executablePath, args: [], env: {} }
}

/** The headless build in `@sparticuz/chromium`, unpacked once an install beside the packages it came with. */
async function bundledBuild(): Promise<Build> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium found: install one, or name it in CHROME_PATH.')
  }
  const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = await readFile(join(packages, '@sparticuz/chromium/package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const folder = join(packages, '.cache', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(entry, folder)

  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean)
  return {
    executablePath: join(folder, 'chromium'),
    args: ['--no-zygote', '--font-render-hinting=none'],
    env: {
      LD_LIBRARY_PATH: libraries.join(delimiter),
      FONTCONFIG_FILE: join(folder, 'fonts', 'fonts.conf'),
    },
  }
}

/**
 * The package unpacks into the system's temporary folder, its libraries only where it believes to run on AWS:
 * a process of its own is told both. The rename makes the folder appear whole, whoever else unpacks meanwhile.
 */
async function unpack(entry: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const staging = await mkdtemp(`${folder}-`)
  const script = `await (await import(${JSON.stringify(pathToFileURL(entry).href)})).default.executablePath()`
  try {
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    })
    await writeFile(join(staging, 'fonts', 'fonts.conf'), fontConfig(join(folder, 'fonts')))
    await rename(staging, folder).catch(error => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** A machine without fonts would show boxes or nothing: the package's Open Sans stands in for every family. */
function fontConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])),
  )
}
