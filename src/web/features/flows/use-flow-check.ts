import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { flowCheckQuery } from './api.ts'

const SETTLE_MS = 300

/** What is wrong with the text once typing pauses; `isCurrent` when the answer is about the text as it is now. */
export function useFlowCheck(id: string, text: string) {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const { data, error, isPlaceholderData, refetch } = useQuery(flowCheckQuery(id, settled))
  return { check: data, error, retry: refetch, isCurrent: settled === text && !isPlaceholderData && !error }
}
