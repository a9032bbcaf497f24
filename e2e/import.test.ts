import { test } from 'vitest'
import { isAt, sees } from './support/sees.ts'
import { prepareBrowser, prepareServer } from './support/stage.ts'
import { conversation } from './support/technician.ts'

const stage = prepareBrowser()
const server = prepareServer()

test('a pasted chat is previewed, corrected and imported as a session', async () => {
  const { technician } = await server.hire('technician')
  const tess = await stage.open(technician)
  await tess.getByRole('button', { name: /^Import transcript/ }).click()
  await tess
    .getByLabel('Transcript')
    .fill('Ana: The printer on floor 2 is offline\nCopilot: Is the spooler running?\nAna: It was stopped')
  const preview = tess.getByRole('region', { name: 'Preview' })
  await sees(preview, '3 messages')
  await sees(preview, 'The printer on floor 2 is offline')
  await tess.getByLabel('Role of Ana').selectOption({ label: 'Client' })
  await sees(preview.getByRole('listitem').first(), 'Client')
  await tess.getByLabel('Title').fill('Printer on floor 2')
  await tess.getByLabel('Client').fill('Harbour Dental')

  await tess.getByRole('button', { name: 'Import 3 messages' }).click()
  await isAt(tess, /^\/pilot\/[0-9a-f-]{36}$/)
  await tess.getByRole('heading', { name: 'Printer on floor 2' }).waitFor()
  for (const text of ['The printer on floor 2 is offline', 'Is the spooler running?', 'It was stopped'])
    await sees(conversation(tess), text)
  await sees(conversation(tess), 'Client')
})

test('JSON is imported too; what cannot be read is named and left out only when one says so', async () => {
  const { technician } = await server.hire('technician')
  const tess = await stage.open(technician, { path: '/pilot/import' })
  const transcript = [
    { author: 'Ana', role: 'client', text: 'No mail since nine' },
    { author: 'Copilot', role: 'copilot', text: '' },
    { author: 'Tess', role: 'technician', text: 'Looking at it' },
  ]
  await tess.getByLabel('Transcript').fill(JSON.stringify(transcript, null, 1))
  await sees(tess, 'One part of the transcript cannot be imported')
  const start = tess.getByRole('button', { name: 'Import 2 messages' })
  await start.and(tess.locator(':disabled')).waitFor()
  await tess.getByLabel('Import the rest without it').check()
  await start.click()
  await tess.getByRole('heading', { name: 'No mail since nine' }).waitFor()
  await sees(conversation(tess), 'Looking at it')
})
