import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './scripts/support/precompress.ts'

/**
 * What every page behind the log-in loads anyway, in one file instead of forty: together they compress better,
 * which took the first load of the queue from 130.3 to 124.4 KB. The log-in page gets it too (111.3 to 120.9 KB), and has
 * it then for the page that follows. Nothing that needs zod belongs here: the frame would bring it along.
 */
const FRAME = [
  /src\/web\/app\/(appliers|apply-setting|global-shortcuts|layout|live|navigation|top-bar|user-menu)\.tsx?$/,
  /src\/web\/core\/(badges|document-title|me|product-mark|settings-key|title-flash|realtime\/[\w-]+)\.tsx?$/,
  /src\/web\/ui\/(avatar|badge|clock|cx|empty-state|format-time|icon-button|kbd|loading-state|menu|move-in-menu|overlay-stack|page-header|place-popover|popover|relative-time|shortcut-keys|shortcuts|skip-link|tooltip|use-popover)\.tsx?$/,
  /src\/web\/features\/\w+\/apply-events\.ts$/,
  /src\/web\/features\/(ai|deliveries|integrations|members|nudge)\/api\.ts$/,
  /src\/web\/features\/(handoffs\/(catch-up|claim-rules|handoff-lists|held|notices|say-once|seen|refusals)|sessions\/(catch-up|patches)|notifications\/.+)\.tsx?$/,
  /node_modules\/(eventsource-parser|lucide-react)\/.*\/(index|stream|file-up|plus|search|inbox|messages-square|settings|keyboard|bell|bell-off|log-out|undo-2|hand|siren|circle-check)\.m?js$/,
]
const isFrame = (file: string) => FRAME.some(pattern => pattern.test(file)) && !/\.test\.tsx?$/.test(file)

export default defineConfig({
  root: 'src/web',
  plugins: [react(), tailwindcss(), precompress()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    sourcemap: true,
    target: 'es2022',
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'frame', test: isFrame }] } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
