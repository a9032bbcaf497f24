import type { getSetup } from '../../../../shared/contract/members.ts'
import type { RouteOutput } from '../../../../shared/contract/route.ts'
import { Button } from '../../../ui/button.tsx'
import type { Credentials } from '../sign-in.ts'

type DemoLoginsProps = {
  logins: RouteOutput<typeof getSetup>['demoLogins']
  busyEmail: string | undefined
  onChoose: (credentials: Credentials) => void
}

/** One button for each made-up person of the demo. */
export function DemoLogins({ logins, busyEmail, onChoose }: DemoLoginsProps) {
  if (logins.length === 0) return null
  return (
    <section aria-labelledby="demo-logins" className="mb-6 rounded-lg border border-line bg-surface p-4">
      <h2 id="demo-logins" className="text-sm font-semibold">
        This is a demo: log in as
      </h2>
      <ul className="mt-3 space-y-2">
        {logins.map(({ label, email, password }) => (
          <li key={email}>
            <Button
              className="w-full"
              busy={busyEmail === email}
              onClick={() => onChoose({ email, password })}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-xs text-ink-subtle">
        Open a second browser or a private window to be two people at once.
      </p>
    </section>
  )
}
