import type { JjProblem } from '@smithers/vcs/vcs'

import type { HubProblem } from '../hub-problem.ts'

export function vcsRefusal(refused: JjProblem): HubProblem {
  switch (refused.is) {
    case 'jj-missing':
      return {
        is: refused.is,
        say: `No jj was found (looked for ${refused.tried.join(', ') || 'jj'}).`,
        next: refused.how,
      }
    case 'git-missing':
      return { is: refused.is, say: 'No git was found.', next: refused.how }
    case 'jj-too-old':
    case 'git-too-old':
      return {
        is: refused.is,
        say: `${refused.path} is version ${refused.found}; SmithersHub needs ${refused.needs}.`,
        next: refused.how,
      }
  }
}

export function secretRefusal(reason: string): HubProblem {
  return {
    is: 'secret-too-short',
    say: `SMITHERS_INTERNAL_SECRETS is not usable: ${reason}.`,
    next: 'Give `kid:key` with at least 32 random bytes as base64url: openssl rand -base64 32 | tr +/ -_ | tr -d =',
  }
}
