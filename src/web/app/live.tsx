import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useMe } from '../core/me.ts'
import { startRealtime } from '../core/realtime/start-realtime.ts'
import { appliers } from './appliers.ts'

/** Keeps everything below it current. It renders nothing until it listens, so that no fetch comes before. */
export function Live({ children }: { children: ReactNode }) {
  const userId = useMe().user.id
  const queryClient = useQueryClient()
  const [listening, setListening] = useState(false)
  useEffect(() => {
    const stop = startRealtime({ queryClient, appliers, userId })
    setListening(true)
    return stop
  }, [queryClient, userId])
  return listening ? children : null
}
