import { join } from 'node:path'

type Environment = Record<string, string | undefined>

/** Read from the caller's environment when git talks to a network; everything else is fixed here. */
const NETWORK = [
  'HTTPS_PROXY',
  'https_proxy',
  'http_proxy',
  'ALL_PROXY',
  'all_proxy',
  'NO_PROXY',
  'no_proxy',
  'SSL_CERT_FILE',
  'GIT_SSL_CAINFO',
  'SSH_AUTH_SOCK',
]

/**
 * The whole environment of a git: no configuration of the machine or its user, no prompts, no hooks, English messages.
 * `config` names a configuration file that git's own children read too (they do not inherit `-c`).
 */
export function gitEnvironment(env: Environment, config = '/dev/null'): Record<string, string> {
  return {
    PATH: env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: config,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
  }
}

export function networkEnvironment(env: Environment): Record<string, string> {
  const found: Record<string, string> = { GIT_SSH_COMMAND: 'ssh -oBatchMode=yes -oConnectTimeout=20' }
  for (const name of NETWORK) {
    const value = env[name]
    if (value) found[name] = value
  }
  return found
}

/** Goes before every git command. */
export const GIT_ARGS = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.quotePath=true',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.allow=never',
].flatMap((setting) => ['-c', setting])

/** Goes before every jj command on a repository that exists. */
export const JJ_ARGS = ['--ignore-working-copy', '--no-pager', '--color=never', '--quiet']

/** The user's own jj configuration is never read; the home is a folder of ours. */
export function jjEnvironment(env: Environment, dir: string): Record<string, string> {
  return {
    ...gitEnvironment(env),
    HOME: join(dir, '.home'),
    XDG_CONFIG_HOME: join(dir, '.home'),
    JJ_CONFIG: join(dir, '.home', 'jj.toml'),
    JJ_USER: 'SmithersHub',
    JJ_EMAIL: 'hub@localhost',
    JJ_OP_HOSTNAME: 'smithershub',
    JJ_OP_USERNAME: 'hub',
  }
}

export const JJ_CONFIG = `# Written by SmithersHub at each start: jj reads this file and no other.
[user]
name = "SmithersHub"
email = "hub@localhost"

[ui]
paginate = "never"
color = "never"

[signing]
behavior = "drop"

[fsmonitor]
backend = "none"

[git]
auto-local-bookmark = false
`
