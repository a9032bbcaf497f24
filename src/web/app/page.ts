import { type ComponentType, lazy } from 'react'
import { NetworkProblem } from '../core/api.ts'

/** A page that is loaded when its address is visited first. */
export const page = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  lazy(async () => ({ default: (await load().catch(unreachable))[name] }))

/** Scripts come from where the data comes from. */
function unreachable(cause: unknown): never {
  throw new NetworkProblem({ cause })
}
