import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { repoOf, type RepoRow } from './repo-row.ts'

export function listRepos(_input: Input<'listRepos'>, _caller: Caller, ports: Ports): Outcome<'listRepos'> {
  const rows = ports.store.all<RepoRow>('SELECT * FROM repos ORDER BY owner, name')
  return answer(200, { repos: rows.map((row) => repoOf(row, ports.imports.progress(row.id))) })
}
