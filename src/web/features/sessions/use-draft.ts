import { useState } from 'react'

/** A text that is being written, kept in the tab's storage under `name` until it is emptied. */
export function useDraft(name: string): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(() => read(name))
  return [
    text,
    next => {
      setText(next)
      keep(name, next)
    },
  ]
}

function read(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? ''
  } catch {
    return ''
  }
}

/** Storage may be full or switched off; the draft then lives as long as the page. */
function keep(name: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(name, text)
    else sessionStorage.removeItem(name)
  } catch {
    return
  }
}
