import type { Input, Outcome } from '@smithers/api-spec/contract'

import { resolveChange } from '../change/resolve-change.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { answer, no } from '../result.ts'
import { readText, toBase64 } from './read-text.ts'
import { pathProblem } from './path-problem.ts'

export async function viewFile(input: Input<'viewFile'>, _caller: Caller, ports: Ports): Promise<Outcome<'viewFile'>> {
  const resolved = await resolveChange(ports, input)
  if (!resolved.ok) return resolved
  const { repo, at } = resolved.value
  const read = await ports.vcs.readFile(repo.id, at.commitId, input.path)
  if (!read.ok) return no(pathProblem(read.problem))
  const { bytes, blobId, executable, symlink } = read.value
  const text = readText(bytes)
  const isMarkdown = text !== null && !symlink && /\.(md|markdown|mdown)$/i.test(input.path)
  const folder = input.path.includes('/') ? `/${input.path.slice(0, input.path.lastIndexOf('/'))}` : ''
  return answer(200, {
    path: input.path,
    change: at.changeId,
    commit: at.commitId,
    blob: blobId,
    size: bytes.length,
    executable,
    symlink,
    encoding: text === null ? 'base64' : 'utf-8',
    content: text ?? toBase64(bytes),
    lines: text === null ? 0 : countLines(text),
    html:
      input.html === true && isMarkdown
        ? await ports.offload.markdown(text, `/${repo.owner}/${repo.name}/code${folder}`)
        : null,
  })
}

function countLines(text: string): number {
  if (text === '') return 0
  let lines = text.endsWith('\n') ? 0 : 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
