import type { Plugin } from 'vite'

const assignment = 't.innerHTML = html;'
const admitted =
  "t.innerHTML = (globalThis[Symbol.for('solid templates')] ??= globalThis.trustedTypes?.createPolicy('solid', { createHTML: (given) => given }) ?? { createHTML: (given) => given }).createHTML(html);"

/**
 * Lets Solid clone its compiled templates where the page demands Trusted Types. The templates are constants of the build, never
 * input; they pass through a policy named `solid`, so the policy header can name it and everything else stays forbidden.
 */
export function trustedTemplates(): Plugin {
  return {
    name: 'trusted-templates',
    transform(code, id) {
      if (!/solid-js[/\\]web[/\\]dist[/\\](web|dev)\.js/.test(id)) return null
      if (!code.includes(assignment)) this.error(`solid-js/web sets its templates in another way now: ${id}`)
      return { code: code.replace(assignment, admitted), map: null }
    },
  }
}
