import { expect, test } from 'vitest'
import { noteFileName } from './file-name.ts'

test.each([
  [{ ticketRef: 'T-10482', title: 'No mail' }, 'T-10482-note-v2.md'],
  [{ ticketRef: null, title: 'Outlook asks: "again & again"?' }, 'Outlook-asks-again-again-note-v2.md'],
  [{ ticketRef: '../../etc/passwd', title: 'x' }, 'etc-passwd-note-v2.md'],
  [{ ticketRef: null, title: 'Drucker für 東京' }, 'Drucker-für-東京-note-v2.md'],
  [{ ticketRef: '#', title: '???' }, 'session-note-v2.md'],
  [{ ticketRef: null, title: 'x'.repeat(200) }, `${'x'.repeat(60)}-note-v2.md`],
])('the note of %j is the file %s', (session, name) => {
  expect(noteFileName(session, 2, 'md')).toBe(name)
})
