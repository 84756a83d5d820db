import type { Plugin } from 'vite'

/**
 * Takes out of Solid, in the reading pages' own graph, what they never do: transitions, a scheduler, an external source and
 * hydration. They are switches in module variables, which a bundler must take for changeable; here they are constants, so it
 * drops what hangs on them. A reading page may therefore not use `startTransition`, `Suspense`, `lazy` or `hydrate`.
 */
export function plainSolid(): Plugin {
  return {
    name: 'plain-solid',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/solid-js[/\\](web[/\\])?dist[/\\](solid|web)\.js\?reading$/.test(id)) return null
      let plain = code.replaceAll(/\bsharedConfig\.context\b(?! =)/g, 'null')
      for (const name of ['Transition', 'Scheduler', 'ExternalSourceConfig']) {
        plain = plain
          .replace(`let ${name} = null;`, `let changed${name};`)
          .replaceAll(new RegExp(`\\b${name} = `, 'g'), `changed${name} = `)
          .replaceAll(new RegExp(`(?<!\\.)\\b${name}\\b(?!:)`, 'g'), 'null')
      }
      return { code: plain, map: null }
    },
  }
}
