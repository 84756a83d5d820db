import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { compileFunction } from 'node:vm'

/** The part of jq's WebAssembly build that is used: throws plain errors that hold what jq wrote to stderr. */
export type Jq = { raw: (json: string, expression: string, flags: readonly string[]) => Promise<string> }

/**
 * Loads the build of jq inside the package `jq-wasm`. Its standard input and output copy all that is left, or all there is, for
 * every single byte (measured: 51 seconds for 500 kB), so those lines are given buffers that grow before the file is compiled.
 */
export const loadJq = (): Promise<Jq> => {
  const find = createRequire(import.meta.url)
  const path = find.resolve('jq-wasm/dist/build/jq.js')
  const source = swiftStreams(readFileSync(path, 'utf8'))
  const module: { exports: unknown } = { exports: {} }
  const names = ['module', 'exports', 'require', '__filename', '__dirname']
  compileFunction(source, names, { filename: path })(module, module.exports, createRequire(path), path, dirname(path))
  return (module.exports as () => Promise<Jq>)()
}

const grown = `const grown = (bytes) => {
  if (bytes.buffer.byteLength > bytes.length) return new Uint8Array(bytes.buffer, 0, bytes.length + 1);
  const more = new Uint8Array(Math.max(4096, bytes.length * 2));
  more.set(bytes);
  return new Uint8Array(more.buffer, 0, bytes.length + 1);
};
`

const swiftStreams = (source: string): string => {
  const input = source.replace(/stdinBuffer = stdinBuffer\.slice\(1\)/, 'stdinBuffer = stdinBuffer.subarray(1)')
  const output = input.replace(
    /new Uint8Array\((std(?:out|err)Buffer)\.length \+ 1\);\s*tmp\.set\(\1, 0\)/g,
    'grown($1)',
  )
  if (input === source || output === input) throw new Error('jq-wasm is built in another way: mend swiftStreams')
  return output.replace(/^("use strict";)?/, `$1\n${grown}`)
}
