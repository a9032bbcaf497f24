/** The value below which the share `p` of the values lies. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN
}

/** Two digits behind the point are more than any of this repeats. */
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

/** Median, 99th percentile and largest of values. */
export const spread = (values: readonly number[]) => ({
  p50: rounded(percentile(values, 0.5)),
  p99: rounded(percentile(values, 0.99)),
  max: rounded(Math.max(...values)),
})
