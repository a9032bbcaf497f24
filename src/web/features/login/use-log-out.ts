import { useMutation } from '@tanstack/react-query'
import { signOut } from './sign-in.ts'

/** Logs out. The page is loaded anew, so that nothing of the login stays in memory. */
export function useLogOut() {
  return useMutation({ mutationFn: signOut, onSuccess: () => location.assign('/login') })
}
