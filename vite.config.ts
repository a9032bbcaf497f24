import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './scripts/support/precompress.ts'

export default defineConfig({
  root: 'src/web',
  plugins: [react(), tailwindcss(), precompress()],
  build: { outDir: '../../dist/web', emptyOutDir: true, sourcemap: true, target: 'es2022', manifest: true },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
