export type FetchFault = 'address' | 'name' | 'connection' | 'redirect' | 'size' | 'time'

/** Why a guarded fetch has no answer. The message is a sentence for whoever gave the address; it holds no secret. */
export class GuardedFetchError extends Error {
  readonly fault: FetchFault
  constructor(fault: FetchFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'GuardedFetchError'
    this.fault = fault
  }
}
