import { ROLES, type Role } from '../../../shared/contract/route.ts'

/** What each role may do, in one line. */
export const ROLE_HINTS: Record<Role, string> = {
  technician: 'Works sessions and hands them off',
  engineer: 'Also claims hand-offs',
  admin: 'Also manages members and settings',
  owner: 'Also makes and unmakes owners',
}

const named = (role: Role) => ({ value: role, label: `${role[0]?.toUpperCase()}${role.slice(1)}` })

/** The roles that someone with the role `mine` can give: only an owner makes owners. */
export const rolesToGive = (mine: Role) =>
  ROLES.filter(role => role !== 'owner' || mine === 'owner').map(named)

/** Whether someone with the role `mine` can change or remove a member who has `theirs`. */
export const mayChange = (mine: Role, theirs: Role): boolean =>
  mine === 'owner' || (mine === 'admin' && theirs !== 'owner')

export const roleLabel = (role: Role): string => named(role).label
