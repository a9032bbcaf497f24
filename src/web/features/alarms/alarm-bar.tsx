import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { Link } from 'react-router'
import type { Alarm } from '../../../shared/contract/alarms.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { alarmsQuery } from './api.ts'

/** What needs an admin, at the top of every page for as long as it does. */
export function AlarmBar() {
  const alarms = useQuery(alarmsQuery).data?.alarms ?? []
  if (alarms.length === 0) return null
  return (
    <section
      aria-label="Needs an admin"
      className="border-b border-line bg-danger-soft text-danger-text print:hidden"
    >
      <ul className="mx-auto w-full max-w-[96rem] divide-y divide-line px-4 sm:px-6">
        {alarms.map(alarm => (
          <li
            key={alarm.type === 'channel_failing' ? alarm.integrationId : alarm.type}
            className="flex items-start gap-2 py-1.5 text-sm"
          >
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            <AlarmText alarm={alarm} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const LINK = 'shrink-0 font-medium text-danger-text underline'

function AlarmText({ alarm }: { alarm: Alarm }) {
  if (alarm.type === 'dead_letters')
    return (
      <>
        <p className="min-w-0 flex-1">
          {alarm.total === 1
            ? 'Something that was to be done in the background was given up'
            : `${alarm.total} things that were to be done in the background were given up`}
          , last <RelativeTime at={alarm.lastAt} />
        </p>
        <Link to="/settings/background-work" className={LINK}>
          Background work
        </Link>
      </>
    )
  return (
    <>
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <strong className="font-medium">{alarm.name}</strong> keeps failing: {alarm.error}
        {alarm.lastSuccessAt && (
          <>
            {' '}
            It last worked <RelativeTime at={alarm.lastSuccessAt} />.
          </>
        )}
      </p>
      <Link to="/settings/integrations" className={LINK}>
        Integrations
      </Link>
    </>
  )
}
