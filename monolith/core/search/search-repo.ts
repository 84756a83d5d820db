import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { findReadyRepo, findRepo } from '../repo/find-repo.ts'
import { answer } from '../result.ts'

export async function searchRepo(
  input: Input<'searchRepo'>,
  _caller: Caller,
  ports: Ports,
): Promise<Outcome<'searchRepo'>> {
  return input.in === 'code' ? searchCode(input, ports) : searchText(input, ports)
}

async function searchText(input: Input<'searchRepo'>, { store, offload }: Ports): Promise<Outcome<'searchRepo'>> {
  const found = findRepo(store, input)
  if (!found.ok) return found
  const hits = await offload.search(found.value.id, input.query, input.limit ?? 30)
  return answer(200, { hits: hits.map((hit) => ({ kind: 'issue' as const, path: null, line: null, ...hit })) })
}

async function searchCode(input: Input<'searchRepo'>, { store, vcs }: Ports): Promise<Outcome<'searchRepo'>> {
  const found = findReadyRepo(store, input)
  if (!found.ok) return found
  const { id, head_commit: head } = found.value
  const hits = head === null ? [] : await vcs.searchCode(id, head, input.query, input.limit ?? 30)
  return answer(200, {
    hits: hits.map(({ path, line, text }) => ({
      kind: 'code' as const,
      number: null,
      path,
      line,
      title: path,
      state: null,
      excerpt: text,
    })),
  })
}
