import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Globals } from '@smithers/api-spec/commands/parse-problem'
import type { Io } from './io.ts'
import { usage, type Trouble } from './trouble.ts'

/** Where the hub is: a folder to open in this process, or an origin such as `http://localhost:8787`. */
export type Target = { kind: 'local'; dir: string } | { kind: 'remote'; origin: string }

const defaultOrigin = 'http://localhost:8787'

/**
 * Flags win over the environment. `--hub` beside `--host`, or `SMITHERS_HUB` beside `SMITHERS_HOST` when no flag decides,
 * is a usage error. `signedIn` are the origins in the hosts file: the only one is the default.
 */
export const resolveTarget = (globals: Globals, io: Io, signedIn: readonly string[]): Result<Target, Trouble> => {
  if (globals.hub !== undefined && globals.host !== undefined) {
    return no(
      usage('Give --hub or --host, not both', '--hub opens a folder in this process, --host talks to a running hub'),
    )
  }
  if (globals.hub !== undefined) return localTarget(globals.hub, io)
  if (globals.host !== undefined) return remoteTarget(globals.host, io)
  const { SMITHERS_HUB: hub, SMITHERS_HOST: host } = io.env
  if (hub && host)
    return no(usage('SMITHERS_HUB and SMITHERS_HOST are both set', 'Unset one of them, or say --hub or --host'))
  if (hub) return localTarget(hub, io)
  if (host) return remoteTarget(host, io)
  return remoteTarget(signedIn.length === 1 ? signedIn[0]! : defaultOrigin, io)
}

const localTarget = (dir: string, io: Io): Result<Target, Trouble> => {
  if (dir === '') return no(usage('--hub must name a folder'))
  const absolute = dir.startsWith('/')
    ? dir
    : dir === '~' || dir.startsWith('~/')
      ? io.home + dir.slice(1)
      : `${io.cwd}/${dir}`
  return ok({ kind: 'local', dir: absolute })
}

/** Reads an address as people write it: without a scheme it is https, but http for this machine. */
const remoteTarget = (host: string, io: Io): Result<Target & { kind: 'remote' }, Trouble> => {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(host)
    ? host
    : `${isLoopback(host.replace(/:\d+$/, '')) ? 'http' : 'https'}://${host}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  const wrong = (why: string): Result<never, Trouble> =>
    no(usage(`${JSON.stringify(host)} is not the address of a hub: ${why}`, 'Write --host https://hub.example.org'))
  if (!url) return wrong('it is not a URL')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return wrong('it must begin with https:// or http://')
  if (url.username !== '' || url.password !== '') return wrong('it must not hold a password')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return wrong('it must end after the host and port')
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !io.env['SMITHERS_ALLOW_HTTP']) {
    return no(
      usage(
        `${url.origin} is not encrypted`,
        'Use https, or set SMITHERS_ALLOW_HTTP=1 if you trust every machine on the way',
      ),
    )
  }
  return ok({ kind: 'remote', origin: url.origin })
}

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
