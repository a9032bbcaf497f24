/** A queue under measurement. Its jobs do nothing but say that they began. */
export type Queue = {
  /** Adds one job for each number, with as few transactions as may be. */
  add(numbers: readonly number[]): Promise<void>
  /** Adds jobs that are due tomorrow, numbered so. */
  addTimers(from: number, to: number): Promise<void>
  /** Does jobs until closed; closing waits until every end is written. */
  start(run: (n: number) => void): Promise<{ close(): Promise<void> }>
  /** Jobs that are there and no timers. */
  due(): Promise<number>
  close(): Promise<void>
}
