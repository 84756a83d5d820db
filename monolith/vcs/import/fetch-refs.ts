import type { VcsImportProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import type { Ran } from '../run/run.ts'
import type { Source } from './source.ts'

export type Git = (args: string[], onStderr?: (text: string) => void) => Promise<Ran>

const FETCH = [
  'fetch',
  '--progress',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-recurse-submodules',
  '--update-shallow',
]

/** The refs of a source: its branches by name, where HEAD points, and the branch HEAD names if it is there. */
type Offer = { branches: Map<string, string>; head: string | undefined; headBranch: string | undefined }

/**
 * Fetches heads and tags, nothing else, into the bare repository and answers the branch that stands for the source's
 * HEAD. A source with a HEAD but no branch (a checkout of one commit) gets the branch `main`.
 */
export async function fetchRefs(
  git: Git,
  source: Source,
  onStderr: (text: string) => void,
): Promise<Result<string, VcsImportProblem>> {
  const listed = await git([...source.args, 'ls-remote', '--symref', '--', source.address])
  if (listed.code !== 0) return no(sayWhy(listed))
  const offer = readOffer(listed.stdout.toString('utf8'))
  if (!offer.head && offer.branches.size === 0) return no({ is: 'source-empty' })

  const heads = offer.branches.size > 0 ? '+refs/heads/*:refs/heads/*' : '+HEAD:refs/heads/main'
  const args = ['--', source.address, heads, '+refs/tags/*:refs/tags/*']
  const fetched = await git([...source.args, '-c', 'fetch.unpackLimit=1', ...FETCH, ...args], onStderr)
  return fetched.code === 0 ? ok(mainBranch(offer)) : no(sayWhy(fetched))
}

function readOffer(text: string): Offer {
  const offer: Offer = { branches: new Map(), head: undefined, headBranch: undefined }
  let named: string | undefined
  for (const line of text.split('\n')) {
    const [value = '', name = ''] = line.split('\t')
    if (value.startsWith('ref: refs/heads/') && name === 'HEAD') named = value.slice('ref: refs/heads/'.length)
    else if (name === 'HEAD') offer.head = value
    else if (name.startsWith('refs/heads/')) offer.branches.set(name.slice('refs/heads/'.length), value)
  }
  if (named !== undefined && isShown(named) && offer.branches.has(named)) offer.headBranch = named
  return offer
}

/** jj has no bookmark for a branch called HEAD, nor for one whose name is not UTF-8. */
const isShown = (name: string) => name !== 'HEAD' && !name.includes('\ufffd')

/** HEAD's branch; for a HEAD on no branch `main`, `master`, a branch at the same commit, or the first by name. */
function mainBranch({ branches, head, headBranch }: Offer): string {
  if (headBranch !== undefined) return headBranch
  const names = [...branches.keys()].filter(isShown).toSorted()
  const usual = ['main', 'master', 'trunk'].find((name) => branches.has(name))
  return usual ?? names.find((name) => branches.get(name) === head) ?? names[0] ?? 'main'
}

const REFUSED: [pattern: RegExp, reason: string][] = [
  [
    /does not appear to be a git repository|not a git repository|not found: did you run git update-server-info/i,
    'there is no git repository there',
  ],
  [/repository '.*' not found|returned error: 404|Repository not found/i, 'there is no git repository there'],
  [
    /could not read Username|Authentication failed|returned error: 40[13]|Permission denied/i,
    'it asks for credentials, which an import never has',
  ],
  [
    /unable to update url base from redirection|returned error: 30\d/i,
    'it redirects elsewhere: give the address it redirects to',
  ],
  [/transport '.*' not allowed/i, 'its protocol is not allowed'],
  [/mismatched algorithms|unknown hash algorithm|object-format/i, 'it uses another object format than SHA-1'],
  [/not valid: is this a git repository/i, 'there is no git repository there'],
  [
    /(?:object \S+ .*is corrupt|inflate: data stream error|unable to unpack|missing (?:blob|tree|commit)|bad object)/i,
    'a part of it is damaged or missing: `git fsck` there says which',
  ],
  [/dubious ownership/i, 'git does not trust the owner of that folder'],
]

/** Turns git's own words into one problem; the reason never repeats a URL that might hold a secret. */
function sayWhy(ran: Ran): VcsImportProblem {
  if (ran.ended === 'cancelled') return { is: 'cancelled' }
  if (ran.ended === 'timeout') return { is: 'source-unreachable', reason: 'it stopped answering' }
  const known = REFUSED.find(([pattern]) => pattern.test(ran.stderr))
  if (known) return { is: 'source-refused', reason: known[1] }
  const said =
    ran.stderr.split(/[\r\n]/).findLast((line) => /^(fatal|error|remote):/.test(line)) ?? `git ended with ${ran.code}`
  return { is: 'source-unreachable', reason: said.replace(/[a-z+]+:\/\/\S+/gi, 'the source').slice(0, 300) }
}
