type Announcements = { polite: string; assertive: string }

const silence: Announcements = { polite: '', assertive: '' }
// A region that has just moved into a dialog is heard only when its text changes a little later.
const settleMs = 100
const clearMs = 8000

let spoken = silence
let waiting = silence
let timer: ReturnType<typeof setTimeout> | undefined
const watchers = new Set<() => void>()

/**
 * Has screen readers say `text`, from anywhere. Texts that come together are said together, and the same text
 * twice is said twice. `assertive` interrupts: for failures of what the person just did.
 */
export function announce(text: string, politeness: keyof Announcements = 'polite'): void {
  waiting = { ...waiting, [politeness]: `${waiting[politeness]} ${text}`.trim() }
  speak(silence)
  clearTimeout(timer)
  timer = setTimeout(() => {
    speak(waiting)
    waiting = silence
    timer = setTimeout(() => speak(silence), clearMs)
  }, settleMs)
}

/** For the region that renders them. */
export function subscribeAnnouncements(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** What is being said now. */
export function currentAnnouncements(): Announcements {
  return spoken
}

function speak(next: Announcements): void {
  spoken = next
  for (const watcher of watchers) watcher()
}
