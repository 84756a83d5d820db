import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * Bundles the CLI into `dist/`: one small entry and a chunk for each command that is loaded when it is called. The monolith stays
 * outside: it brings a database binary and worker files, and only a hub in a folder needs it.
 */
const room = fileURLToPath(new URL('.', import.meta.url))
const dist = `${room}dist`

/** Programs that run while a new bundle is written still load the chunks of the old one. Milliseconds. */
const keepChunksFor = 3_600_000

const { metafile, outputFiles } = await build({
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
  write: false,
  logLevel: 'warning',
})

const sources = Object.keys(metafile.inputs).filter((path) => !path.includes('node_modules'))

mkdirSync(dist, { recursive: true })
const isEntry = (path: string): boolean => basename(path) === 'main.mjs'
// The entry comes last: whoever starts meanwhile finds an old or a new program, whole.
for (const { path, contents } of outputFiles.toSorted((a, b) => Number(isEntry(a.path)) - Number(isEntry(b.path)))) {
  if (isEntry(path))
    place(`${dirname(path)}/sources.txt`, sources.map((source) => `${relative(room, `${room}${source}`)}\n`).join(''))
  if (isEntry(path) || !existsSync(path)) place(path, contents)
}
const current = new Set(outputFiles.map(({ path }) => basename(path)))
for (const name of readdirSync(dist).filter((file) => file.startsWith('part-') && !current.has(file))) {
  if (Date.now() - statSync(`${dist}/${name}`).mtimeMs > keepChunksFor) rmSync(`${dist}/${name}`, { force: true })
}

function place(path: string, contents: string | Uint8Array): void {
  writeFileSync(`${path}.${process.pid}`, contents)
  renameSync(`${path}.${process.pid}`, path)
}
