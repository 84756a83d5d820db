import type { Plugin } from 'vite'

const preloader = '\0vite/preload-helper.js'

/**
 * Lets `import()` be the browser's own. The bundler would wrap it to fetch style sheets and lists of parts beside it; each page
 * links the one style sheet there is, and what opens later is small, so the wrapping is only weight on every page.
 */
export function bareImports(): Plugin {
  return {
    name: 'bare-imports',
    enforce: 'pre',
    apply: 'build',
    configEnvironment: (name) =>
      name === 'client'
        ? { build: { modulePreload: { polyfill: false, resolveDependencies: () => [] }, target: 'es2023' } }
        : null,
    load: (id) => (id === preloader ? 'export const __vitePreload = (load) => load()' : null),
  }
}
