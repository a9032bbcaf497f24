import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './scripts/support/precompress.ts'

/**
 * What every page behind the log-in loads anyway, in one file instead of twenty: together they compress better, which took
 * the first load of the queue from 130.5 to 125.4 KB.
 */
const FRAME =
  /src\/web\/(ui\/(kbd|menu|avatar|clock|relative-time|format-time|empty-state|badge|page-header|shortcuts|shortcut-keys|cx)|core\/(me|document-title|product-mark|badges|settings-key)|features\/(handoffs\/(held|catch-up|handoff-lists|seen)|sessions\/catch-up))\.tsx?$/

export default defineConfig({
  root: 'src/web',
  plugins: [react(), tailwindcss(), precompress()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    sourcemap: true,
    target: 'es2022',
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'frame', test: FRAME }] } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
