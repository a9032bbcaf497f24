import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'

const settleMs = 250

/**
 * A search text that is typed here and lives in the address: what is typed goes there once typing pauses, and
 * Back or a link changes the field. Returns the field's text, its setter and the text to search for.
 */
export function useSearchParam(name: string): [typed: string, setTyped: (text: string) => void, q: string] {
  const [params, setParams] = useSearchParams()
  const q = params.get(name) ?? ''
  const [typed, setTyped] = useState(q)
  const ours = useRef(q)

  useEffect(() => {
    if (q === ours.current) return
    ours.current = q
    setTyped(q)
  }, [q])

  useEffect(() => {
    const text = typed.trim()
    if (text === ours.current) return
    const timer = setTimeout(() => {
      ours.current = text
      setParams(
        now => {
          if (text) now.set(name, text)
          else now.delete(name)
          return now
        },
        { replace: true },
      )
    }, settleMs)
    return () => clearTimeout(timer)
  }, [typed, name, setParams])

  return [typed, setTyped, q]
}
