import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { loadFlows } from './load-flows.ts'

const FLOWS = fileURLToPath(new URL('../../../../flows/', import.meta.url))

async function emptyFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'flows-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('every file of the product is a flow without faults, called like its id', async () => {
  const { flows, faults } = await loadFlows(FLOWS)
  expect(faults).toEqual([])
  expect(flows.length).toBeGreaterThanOrEqual(14)
  expect(flows.map(flow => `${flow.id}.yaml`)).toEqual((await readdir(FLOWS)).sort())
})

test('one file with faults takes no other flow away, and is told with its line', async () => {
  const folder = await emptyFolder()
  await copyFile(join(FLOWS, 'mail-bounces.yaml'), join(folder, 'mail.yaml'))
  const teams = await readFile(join(FLOWS, 'teams-audio.yaml'), 'utf8')
  await writeFile(join(folder, 'teams.yaml'), teams.replace('failed: device }', 'failed: devise }'))
  await writeFile(join(folder, 'notes.txt'), 'not a flow')

  const { flows, faults } = await loadFlows(folder)
  expect(flows.map(flow => flow.id)).toEqual(['mail-bounces'])
  const line = teams.split('\n').findIndex(text => text.includes('failed: device }')) + 1
  expect(faults).toEqual([
    {
      file: 'teams.yaml',
      line,
      code: 'missing_node',
      reason: '"failed" of "mute" leads to "devise", which does not exist',
    },
  ])
})

test('of two files with one id the first is served, the second told', async () => {
  const folder = await emptyFolder()
  for (const name of ['a.yaml', 'b.yaml'])
    await copyFile(join(FLOWS, 'mail-bounces.yaml'), join(folder, name))
  const { flows, faults } = await loadFlows(folder)
  expect(flows).toHaveLength(1)
  expect(faults).toMatchObject([{ file: 'b.yaml', line: 1, code: 'duplicate_id' }])
})
