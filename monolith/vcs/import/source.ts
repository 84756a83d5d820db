import { lookup } from 'node:dns/promises'
import { realpath, stat } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import type { RepoSource, VcsImportProblem } from '@smithers/core/ports/vcs'
import { no, ok, type Result } from '@smithers/core/result'
import { isPublicAddress } from './address.ts'
import { errorCode } from '../run/error-code.ts'

export type Scheme = 'https' | 'http' | 'git' | 'ssh'
export type SourceRules = { schemes: readonly Scheme[]; allowPrivateHosts: boolean; proxied: boolean }

/** A source git may be given: `address` as its argument, `args` before the command, `safe` folders of another owner. */
export type Source = { address: string; args: string[]; safe: string[] }

const PORTS: Record<Scheme, string> = { https: '443', http: '80', git: '9418', ssh: '22' }
const HTTP = ['http.followRedirects=false', 'http.lowSpeedLimit=1', 'http.lowSpeedTime=60']

export function checkSource(source: RepoSource, rules: SourceRules): Promise<Result<Source, VcsImportProblem>> {
  return source.kind === 'path' ? checkFolder(source.path) : checkUrl(source.url, rules)
}

const refused = (reason: string) => no({ is: 'source-refused' as const, reason })

async function checkFolder(path: string): Promise<Result<Source, VcsImportProblem>> {
  // oxlint-disable-next-line no-control-regex
  if (path === '' || /[\u0000-\u001f\u007f]/.test(path))
    return refused('the path is empty or holds a control character')
  const address = resolve(path)
  try {
    if (!(await stat(address)).isDirectory()) return refused(`${address} is not a folder`)
    const real = await realpath(address)
    const safe = [address, join(address, '.git'), real, join(real, '.git')]
    return ok({ address, args: ['-c', 'protocol.file.allow=always'], safe })
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return refused(`there is no folder ${address}`)
    if (code === 'EACCES') return refused(`the folder ${address} may not be read`)
    if (code === 'ENAMETOOLONG' || code === 'ELOOP') return refused('the path leads nowhere')
    throw error
  }
}

async function checkUrl(text: string, rules: SourceRules): Promise<Result<Source, VcsImportProblem>> {
  // oxlint-disable-next-line no-control-regex
  if (text.length > 2048 || /[\u0000-\u0020\u007f]/.test(text))
    return refused('the URL is too long or holds a space or control character')
  if (!URL.canParse(text)) return refused('this is not a URL')
  const url = new URL(text)
  const scheme = rules.schemes.find((one) => `${one}:` === url.protocol)
  if (!scheme) return refused(`only ${rules.schemes.join(' and ')} URLs are imported`)
  if (url.password !== '' || (url.username !== '' && scheme !== 'ssh')) return refused('the URL holds credentials')
  if (!/^[a-z0-9_.[-][a-z0-9_.:[\]-]*$/i.test(url.hostname) || url.hostname.startsWith('-'))
    return refused('the URL names no host')
  if (url.search !== '' || url.hash !== '') return refused('the URL has a query or a fragment')
  if (!/^\/[^-]/.test(url.pathname)) return refused('the URL names no repository')
  return pinHost(url, scheme, rules)
}

/** Looks the host up once, refuses what is not public, and holds git to the addresses that were looked at. */
async function pinHost(url: URL, scheme: Scheme, rules: SourceRules): Promise<Result<Source, VcsImportProblem>> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const args = ['-c', `protocol.${scheme}.allow=always`, ...HTTP.flatMap((line) => ['-c', line])]
  const addresses = await addressesOf(host)
  // behind a proxy only the proxy may know the host
  if (addresses.length === 0 && rules.proxied) return ok({ address: url.href, args, safe: [] })
  if (addresses.length === 0) return no({ is: 'source-unreachable', reason: `no address is known for ${host}` })
  if (!rules.allowPrivateHosts && !addresses.every(isPublicAddress)) return refused(`${host} is not a public address`)
  const pin = `http.curloptResolve=${host}:${url.port || PORTS[scheme]}:${addresses.join(',')}`
  return ok({ address: url.href, args: isIP(host) ? args : [...args, '-c', pin], safe: [] })
}

const UNKNOWN_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_FAIL', 'EAI_NONAME', 'ENODATA', 'EINVAL'])

async function addressesOf(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map((found) => found.address)
  } catch (error) {
    if (UNKNOWN_HOST.has(errorCode(error) ?? '')) return []
    throw error
  }
}
