import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './scripts/support/precompress.ts'

export default defineConfig({
  root: 'src/web',
  plugins: [react(), tailwindcss(), precompress()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    sourcemap: true,
    target: 'es2022',
    manifest: true,
    // The frame of every page in one chunk. Left to itself the bundler makes one of each icon and helper that some other
    // page shares: the queue then took 131.5 KB in 39 files, with this 122.4 KB. The log-in loads what comes after it too.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'frame', test: /src\/web\/app\/layout\.tsx$/ }] } },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
