import type { Plugin } from 'vite'

const mark = '?reading'

/**
 * Gives the reading pages a module graph of their own: whatever a module marked `?reading` imports is marked too. The bundler
 * shakes a module once for all that share it, so without this a page of words would carry the parts of Solid that only
 * dialogs and menus use.
 *
 * @param doors file names that lead out of the graph again; they are imported with `import()` and share no state with it
 */
export function readingGraph(doors: readonly string[]): Plugin {
  const leads = (source: string) => doors.some((door) => source.endsWith(`/${door}`))
  return {
    name: 'reading-graph',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer, options) {
      const inside = importer?.endsWith(mark)
      if (!inside && !source.endsWith(mark)) return null
      const found = await this.resolve(unmarked(source), importer && unmarked(importer), { ...options, skipSelf: true })
      // A module without a file of its own (the bundler's own parts begin with NUL) stays shared.
      if (!found || found.external || found.id.startsWith('\0') || leads(source)) return found
      return /\.m?[jt]sx?$/.test(found.id) ? { ...found, id: found.id + mark } : found
    },
    async load(id) {
      if (!id.endsWith(mark)) return null
      const path = unmarked(id)
      this.addWatchFile(path)
      return { code: await this.fs.readFile(path, { encoding: 'utf8' }), moduleType: typeOf(path) }
    },
  }
}

function unmarked(id: string): string {
  return id.endsWith(mark) ? id.slice(0, -mark.length) : id
}

function typeOf(path: string): 'tsx' | 'jsx' | 'ts' | 'js' {
  const ending = /\.m?([jt]sx?)$/.exec(path)?.[1]
  return ending === 'tsx' || ending === 'jsx' || ending === 'ts' ? ending : 'js'
}
