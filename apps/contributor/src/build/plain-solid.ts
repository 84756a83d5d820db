import type { Plugin } from 'vite'

/** Module variables that stay empty as long as nobody calls what fills them. */
const never = ['Transition', 'Scheduler', 'ExternalSourceConfig', 'SuspenseContext']
/** What `hydrate` would fill. */
const neverHydrated = /\bsharedConfig\.(context|registry|effects|events)\b(?! =|\.)/g

/**
 * Takes out of Solid, in the reading pages' own graph, what they never do: transitions, suspense, a scheduler, an external
 * source and hydration. They hang on module variables, which a bundler must take for changeable; here they are constants, so it
 * drops what hangs on them. A reading page may therefore not use `startTransition`, `Suspense`, `lazy` or `hydrate`.
 */
export function plainSolid(): Plugin {
  return {
    name: 'plain-solid',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/solid-js[/\\](web[/\\])?dist[/\\](solid|web)\.js\?reading$/.test(id)) return null
      const plain = never.reduce(emptied, code.replaceAll(neverHydrated, 'null'))
      if (plain === code) this.error(`Solid keeps its switches elsewhere now: ${id}`)
      return { code: plain.replaceAll(/(?<!function )\bisHydrating\(\w*\)/g, 'false'), map: null }
    },
  }
}

function emptied(code: string, name: string): string {
  return code
    .replace(new RegExp(`let ${name}( = null)?;`), `let changed${name};`)
    .replaceAll(new RegExp(`(?<!\\.)\\b${name} = `, 'g'), `changed${name} = `)
    .replaceAll(new RegExp(`(?<!\\.)\\b${name}\\b(?!:)`, 'g'), 'null')
}
