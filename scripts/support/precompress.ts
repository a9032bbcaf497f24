import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const COMPRESSIBLE = /\.(js|css|html|svg)$/

/** Puts a gzip and a Brotli copy beside each text file of the build, so that the server compresses nothing. */
export const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const files = await readdir(dir, { recursive: true })
    for (const file of files.filter(name => COMPRESSIBLE.test(name))) {
      const content = await readFile(join(dir, file))
      await writeFile(join(dir, `${file}.gz`), gzipSync(content))
      await writeFile(join(dir, `${file}.br`), brotliCompressSync(content))
    }
  },
})
