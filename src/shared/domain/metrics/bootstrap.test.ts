import { describe, expect, test } from 'vitest'
import { differenceInterval, medianInterval, resampledMedian } from './bootstrap.ts'
import { normal, seededRandom } from './random.ts'

describe('the interval of a median', () => {
  test('is the one worked out by hand from the binomial distribution', () => {
    // n = 5: a drawn median is the least value when 3 of 5 draws hit it: P(Bin(5, 1/5) >= 3) = 0.0579, above 0.025.
    // So the 2.5th percentile is the least value, and by symmetry the other end is the greatest.
    expect(medianInterval([1, 2, 4, 8, 16])).toEqual([1, 16])
    // n = 7: P(Bin(7, 1/7) >= 4) = 0.0102 and P(Bin(7, 2/7) >= 4) = 0.1266: the second value and the last but one.
    expect(medianInterval([1, 2, 4, 8, 16, 32, 64])).toEqual([2, 32])
    // n = 11: P(Bin(11, 2/11) >= 6) = 0.0085, P(Bin(11, 3/11) >= 6) = 0.0653: the third and the last but two.
    expect(medianInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toEqual([3, 9])
  })

  test('of a sample that is all alike is that value', () => {
    expect(medianInterval([3, 3, 3, 3, 3, 3])).toEqual([3, 3])
  })

  test('is the same each time', () => {
    const sample = Float64Array.from({ length: 100 }, (_, n) => n * n)
    expect(medianInterval(sample)).toEqual(medianInterval(sample))
  })

  test('holds the true median about 95 times of 100', () => {
    const random = seededRandom(7)
    let held = 0
    for (let trial = 0; trial < 400; trial++) {
      const sample = Float64Array.from({ length: 41 }, () => Math.exp(normal(random))).sort()
      const [low, high] = medianInterval(sample)
      if (low <= 1 && 1 <= high) held += 1
    }
    expect(held / 400).toBeGreaterThan(0.92)
    expect(held / 400).toBeLessThan(0.98)
  })
})

describe('a median of a sample drawn with replacement', () => {
  /** The same, the long way. */
  function drawnMedian(sorted: readonly number[], random: () => number): number {
    const drawn = Array.from(sorted, () => sorted[Math.floor(random() * sorted.length)] as number)
    drawn.sort((a, b) => a - b)
    const half = drawn.length / 2
    return drawn.length % 2 === 1
      ? (drawn[Math.floor(half)] as number)
      : ((drawn[half - 1] as number) + (drawn[half] as number)) / 2
  }

  test.each([5, 6, 7, 12, 51])('is distributed as one that is drawn value by value, n = %i', n => {
    const sample = Array.from({ length: n }, (_, i) => i ** 1.5)
    const draws = 20_000
    const random = seededRandom(n)
    const drawMedian = resampledMedian(sample)
    const count = (draw: () => number) => {
      const made = Array.from({ length: draws }, draw).sort((a, b) => a - b)
      return [0.025, 0.25, 0.5, 0.75, 0.975].map(p => made[Math.floor(p * draws)] as number)
    }
    const quick = count(() => drawMedian(random))
    const long = count(() => drawnMedian(sample, random))
    const step = (sample.at(-1) as number) / n
    for (const [i, value] of quick.entries()) expect(Math.abs(value - (long[i] as number))).toBeLessThan(step)
    const mean = (draw: () => number) =>
      Array.from({ length: draws }, draw).reduce((a, b) => a + b, 0) / draws
    const [a, b] = [mean(() => drawMedian(random)), mean(() => drawnMedian(sample, random))]
    expect(Math.abs(a - b)).toBeLessThan(step * 0.06 * Math.sqrt(n))
  })
})

test('the interval of a difference holds it, and changes its sign with the order', () => {
  const slow = [300, 310, 320, 330, 340]
  const quick = [20, 30, 40, 50, 60]
  const [low, high] = differenceInterval(slow, quick)
  expect([low, high]).toEqual([250, 310])
  const [otherLow, otherHigh] = differenceInterval(quick, slow)
  expect(otherLow).toBeLessThan(-240)
  expect(otherHigh).toBeLessThan(0)
})
