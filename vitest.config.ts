import { defineConfig } from 'vitest/config'

const SECOND = 1000

/** The timeouts are for a machine whose two cores are busy: they end what hangs, they measure nothing. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/{shared,web}/**/*.test.{ts,tsx}'],
          testTimeout: 30 * SECOND,
          hookTimeout: 30 * SECOND,
        },
      },
      {
        test: {
          name: 'server',
          include: ['src/server/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/postgres/**'],
          globalSetup: 'test/support/image-global.ts',
          testTimeout: 60 * SECOND,
          hookTimeout: 120 * SECOND,
        },
      },
      {
        test: {
          name: 'postgres',
          include: ['test/postgres/**/*.test.ts'],
          globalSetup: ['test/support/postgres-global.ts', 'test/support/image-global.ts'],
          testTimeout: 120 * SECOND,
          hookTimeout: 180 * SECOND,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: 'test/support/image-global.ts',
          testTimeout: 180 * SECOND,
          hookTimeout: 240 * SECOND,
          // A browser and a server fill the machine: one file at a time, after everything else.
          fileParallelism: false,
          // Loading the server's modules takes seconds, and the files share no state.
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
