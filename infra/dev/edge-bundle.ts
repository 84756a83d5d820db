import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'

const root = join(import.meta.dirname, '../..')

/** Where the bundle lies. `edge/wrangler.jsonc` names the same file. */
export const edgeBundle = join(root, 'out/edge/worker.js')

/** The sources that the bundle is made of, for a check of freshness. */
export const edgeSources = [
  'edge/src',
  'edge/wrangler.jsonc',
  'api-spec/gen',
  'api-spec/commands',
  'api-spec/contract',
  'monolith/core',
  'infra/dev/edge-bundle.ts',
]

/** Bundles the worker for workerd. Throws what esbuild says of a source it cannot read. */
export async function buildEdge(outfile = edgeBundle): Promise<void> {
  const { outputFiles } = await build({
    write: false,
    entryPoints: [join(root, 'edge/src/worker.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2024',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
    external: ['cloudflare:*', 'node:*'],
    minifySyntax: true,
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [specAsText, neverRun, bufferOfWorkerd],
  })
  await mkdir(dirname(outfile), { recursive: true })
  // Moved into place, so that nobody who starts meanwhile reads half a file.
  for (const { path, contents } of outputFiles) {
    await writeFile(`${path}.${process.pid}`, contents)
    await rename(`${path}.${process.pid}`, path)
  }
}

/** The spec is served as it is, never read as an object, so it travels as one string. */
const specAsText: Plugin = {
  name: 'spec-as-text',
  setup(bundler) {
    bundler.onResolve({ filter: /^smithers:openapi$/ }, () => ({ path: 'openapi', namespace: 'spec' }))
    bundler.onLoad({ filter: /.*/, namespace: 'spec' }, async () => {
      const file = join(root, 'api-spec/gen/openapi.json')
      return { contents: JSON.stringify(JSON.parse(await readFile(file, 'utf8'))), loader: 'text', watchFiles: [file] }
    })
  },
}

/** `siwe` would look for a chain library at run time; we hand it our own functions, so these imports never run. */
const neverRun: Plugin = {
  name: 'never-run',
  setup(bundler) {
    bundler.onResolve({ filter: /^(ethers|viem)$/ }, ({ path, importer }) =>
      importer.includes('siwe') ? { path, external: true } : undefined,
    )
  },
}

/** The grammar under `siwe` asks for Node's `buffer` the old way; workerd has it under its new name. */
const bufferOfWorkerd: Plugin = {
  name: 'buffer-of-workerd',
  setup(bundler) {
    bundler.onResolve({ filter: /^buffer$/ }, () => ({ path: 'buffer', namespace: 'workerd-buffer' }))
    bundler.onLoad({ filter: /.*/, namespace: 'workerd-buffer' }, () => ({
      contents: `export { Buffer } from 'node:buffer'`,
    }))
  },
}

if (import.meta.main) await buildEdge()
