import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { codeOf } from '../error-code.ts'
import type { Io } from '../io.ts'
import { failed, isRecord, type Trouble } from '../trouble.ts'

/** A signed-in hub. Times are ISO 8601. */
export type Host = {
  address: string
  tier: string
  accessToken: string
  refreshToken?: string
  /** When the access token ends. */
  expiresAt?: string
}

export type Hosts = Readonly<Record<string, Host>>

/** The folder of the CLI's own files: `SMITHERS_CONFIG_DIR`, else by the XDG Base Directory specification. */
export const configDir = (io: Io): string => {
  const { SMITHERS_CONFIG_DIR: own, XDG_CONFIG_HOME: xdg } = io.env
  if (own) return own
  // The specification says that a relative XDG path counts as unset.
  return xdg?.startsWith('/') ? `${xdg}/smithers` : `${io.home}/.config/smithers`
}

export const hostsPath = (io: Io): string => `${configDir(io)}/hosts.json`

/** The signed-in hubs by origin; none when there is no file yet. */
export const readHosts = (io: Io): Result<Hosts, Trouble> => {
  const path = hostsPath(io)
  const text = readIfThere(path)
  if (text === undefined) return ok({})
  const broken = no(
    failed(
      'The hosts file is broken',
      `${path} is not what this program wrote`,
      `Delete it and sign in again: smithers auth login`,
    ),
  )
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return broken
  }
  const hosts = isRecord(value) && isRecord(value['hosts']) ? value['hosts'] : undefined
  return hosts && Object.values(hosts).every(isHost) ? ok(hosts as Hosts) : broken
}

/** Replaces the file in one step, readable for its owner alone. */
export const writeHosts = (io: Io, hosts: Hosts): void => {
  makeConfigDir(io)
  writePrivate(hostsPath(io), `${JSON.stringify({ hosts }, undefined, 2)}\n`)
}

export const makeConfigDir = (io: Io): string => {
  const dir = configDir(io)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  return dir
}

/** Writes a file with mode 0600 beside its place and moves it there, so that a reader sees the old or the new one. */
export const writePrivate = (path: string, text: string): void => {
  const beside = `${path}.${process.pid}.new`
  const file = openSync(beside, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  chmodSync(beside, 0o600)
  renameSync(beside, path)
}

const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const isHost = (value: unknown): boolean =>
  isRecord(value) &&
  [value['address'], value['tier'], value['accessToken']].every((member) => typeof member === 'string') &&
  [value['refreshToken'], value['expiresAt']].every((member) => member === undefined || typeof member === 'string')
