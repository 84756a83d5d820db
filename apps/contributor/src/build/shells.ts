import type { AstroIntegration } from 'astro'

const names = [
  'landing',
  'code',
  'changes',
  'change',
  'issues',
  'issue',
  'new',
  'search',
  'you',
  'device',
  'claim',
] as const

/**
 * Builds one static page per kind of address into `_shell/<name>/index.html`; the edge answers `/:owner/:repo/…` with them.
 * Astro keeps folders that begin with `_` out of its own routes, so they are routed here.
 */
export function shells(): AstroIntegration {
  return {
    name: 'shells',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const name of names) {
          injectRoute({ pattern: `/_shell/${name}`, entrypoint: `./src/pages/_shell/${name}.astro`, prerender: true })
        }
      },
    },
  }
}
