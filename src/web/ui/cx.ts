/** Joins class names and leaves out what is empty: `cx('a', open && 'b', className)`. */
export function cx(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}
