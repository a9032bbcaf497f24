import { Keyboard, LogOut } from 'lucide-react'
import { useMe } from '../core/me.ts'
import { useLogOut } from '../features/login/use-log-out.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Menu } from '../ui/menu.tsx'

/** Who is logged in, and the way out. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const { user, organization, role } = useMe()
  const logOut = useLogOut()
  return (
    <Menu
      label="Account"
      trigger={props => (
        <button {...props} type="button" className="rounded-full p-0.5 hover:bg-pressed pointer-coarse:p-1.5">
          <Avatar name={user.name} size="lg" />
          <span className="sr-only">
            Account: {user.name}, {role} at {organization.name}
          </span>
        </button>
      )}
      items={[
        { id: 'help', label: 'Keyboard shortcuts', icon: Keyboard, kbd: '?', run: onHelp },
        {
          id: 'log-out',
          label: 'Log out',
          hint: `${user.name}, ${role} at ${organization.name}`,
          icon: LogOut,
          divided: true,
          run: () => logOut.mutate(),
        },
      ]}
    />
  )
}
