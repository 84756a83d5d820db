import type { Catalogue } from '../commands/catalogue.ts'
import { pascal } from './expand.ts'

/** Source of `gen/problems.ts`: each problem's fixed members as a table, and its document as a type. */
export function problemsModule(catalogue: Catalogue): string {
  const rows = catalogue.problems.map(
    ({ name, title, status, exit, next }) => `  '${name}': ${JSON.stringify({ title, status, exit, next })},`,
  )
  const types = catalogue.problems.map(({ name }) => `  '${name}': components['schemas']['${pascal(name)}Problem']`)
  return `import type { components } from './openapi.d.ts'

export const problems = {
${rows.join('\n')}
} as const

export type ProblemDocuments = {
${types.join('\n')}
}

export type ProblemName = keyof ProblemDocuments
`
}
