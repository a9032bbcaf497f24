/** Whether one of what comes is the wanted one. Nothing more is asked for once it has come. */
export async function hasAny<T>(items: AsyncIterable<T>, wanted: (item: T) => boolean): Promise<boolean> {
  for await (const item of items) if (wanted(item)) return true
  return false
}
