import { Square, Timer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { BASELINE_SECONDS_MAX, type Baseline } from '../../../../shared/contract/baselines.ts'
import { Button } from '../../../ui/button.tsx'
import { serverNow } from '../../../ui/clock.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { useDelete, useStart, useStop } from '../baselines-api.ts'

/**
 * One tap starts it, one stops it. It runs on the server: a reload, a locked phone or another device show the same one.
 */
export function Stopwatch({ running }: { running: Baseline | null }) {
  return running ? <Running key={running.id} running={running} /> : <Start />
}

function Start() {
  const start = useStart()
  return (
    <Button
      variant="primary"
      size="lg"
      icon={Timer}
      busy={start.isPending}
      onClick={() => start.mutate(undefined)}
      className="w-full sm:w-auto sm:min-w-64 pointer-coarse:h-16"
    >
      Start
    </Button>
  )
}

function Running({ running }: { running: Baseline }) {
  const [note, setNote] = useState(running.note ?? '')
  const stop = useStop()
  const discard = useDelete()
  const seconds = useElapsed(running.startedAt)
  const tooLong = seconds > BASELINE_SECONDS_MAX
  return (
    <div className="space-y-3">
      <p role="timer" className="text-2xl font-semibold text-ink tabular-nums">
        {clock(seconds)}
      </p>
      <Button
        variant="primary"
        size="lg"
        icon={Square}
        busy={stop.isPending}
        disabled={tooLong}
        onClick={() => stop.mutate({ id: running.id, stop: true, note })}
        className="w-full sm:w-auto sm:min-w-64 pointer-coarse:h-16"
      >
        Stop
      </Button>
      {tooLong && (
        <p className="text-sm text-warning-text">
          It has run for more than 8 hours, which no call takes. Discard it, and type the time in.
        </p>
      )}
      <TextField
        label="Note"
        optional
        hint="Kept when it is stopped. Names of clients are not needed."
        maxLength={500}
        value={note}
        onChange={event => setNote(event.target.value)}
        className="max-w-sm"
      />
      <Button variant="quiet" busy={discard.isPending} onClick={() => discard.mutate(running.id)}>
        Discard
      </Button>
    </div>
  )
}

/** Whole seconds since then, by the server's clock. */
function useElapsed(startedAt: string): number {
  const elapsed = () => Math.max(0, Math.floor((serverNow() - Date.parse(startedAt)) / 1000))
  const [seconds, setSeconds] = useState(elapsed)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(elapsed()), 250)
    return () => clearInterval(timer)
  })
  return seconds
}

const two = (value: number) => String(value).padStart(2, '0')

/** `0:07`, `12:30`, `1:02:03`. */
function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
