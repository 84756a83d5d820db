import type { Plugin } from 'vite'

const preloader = '\0vite/preload-helper.js'

/**
 * Lets `import()` be the browser's own. The bundler would wrap it to fetch style sheets beside it; each page links the one
 * style sheet there is, so the wrapping is only weight on every page.
 */
export function bareImports(): Plugin {
  return {
    name: 'bare-imports',
    enforce: 'pre',
    apply: 'build',
    load: (id) => (id === preloader ? 'export const __vitePreload = (load) => load()' : null),
  }
}
