import { rmSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * Bundles the CLI into `dist/`: one small entry and a chunk for each command that is loaded when it is called. The monolith stays
 * outside: it brings a database binary and worker files, and only a hub in a folder needs it.
 */
const room = fileURLToPath(new URL('.', import.meta.url))
rmSync(`${room}dist`, { recursive: true, force: true })

const { metafile } = await build({
  absWorkingDir: room,
  entryPoints: { main: 'start.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'part-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  // A bundled package that still says `require` for a module of Node finds it here.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  external: ['@smithers/monolith', 'better-sqlite3'],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})

const sources = Object.keys(metafile.inputs).filter((path) => !path.includes('node_modules'))
writeFileSync(`${room}dist/sources.txt`, sources.map((path) => `${relative(room, `${room}${path}`)}\n`).join(''))
