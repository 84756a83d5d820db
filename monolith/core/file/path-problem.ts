import { problem, type ProblemDocuments } from '@smithers/api-spec/contract'

import type { VcsPathProblem } from '../ports/vcs.ts'

export type PathTrouble = ProblemDocuments['file-not-found' | 'path-refused' | 'file-too-large']

export function pathProblem(trouble: VcsPathProblem): PathTrouble {
  const { path } = trouble
  switch (trouble.is) {
    case 'path-not-found':
      return problem('file-not-found', `There is no ${path === '' ? 'root folder' : path} at this change.`, { path })
    case 'path-refused':
      return problem('path-refused', `${path === '' ? 'The root' : path}: ${trouble.reason}.`, {
        path,
        reason: trouble.reason,
      })
    case 'too-large':
      return problem('file-too-large', `${path} is larger than what is shown here.`, {
        path,
        size: trouble.size,
        limit: trouble.limit,
      })
  }
}
