import { createReadStream, readFileSync } from 'node:fs'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { codeOf } from './error-code.ts'
import type { Io } from './io.ts'
import { usage, type Trouble } from './trouble.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
  ENOTDIR: 'a part of its path is no folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
}

/** The text of a file named by the person, or of standard input for `-`. Bytes that are not UTF-8 are refused. */
export const readText = async (path: string, io: Io): Promise<Result<string, Trouble>> => {
  const bytes = path === '-' ? ok(await all(io.stdin)) : readBytes(path, io)
  if (!bytes.ok) return bytes
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value))
  } catch (error) {
    // The only error that decoding a complete buffer knows.
    if (!(error instanceof TypeError)) throw error
    return no(usage(`${path} is not text in UTF-8`))
  }
}

/** A file, or standard input, as a stream of bytes. It is opened when the first bytes are asked for, and fails there. */
export async function* streamBytes(path: string, io: Io): AsyncGenerator<Uint8Array> {
  if (path === '-') yield* io.stdin
  else yield* createReadStream(absolute(path, io)) as AsyncIterable<Uint8Array>
}

/** Why a file cannot be read, when the error says so by name; anything else is a bug and goes on. */
export const unreadable = (path: string, error: unknown): Trouble => {
  const reason = reasons[codeOf(error) ?? '']
  if (reason === undefined) throw error
  return usage(`Cannot read ${path}: ${reason}`)
}

export const absolute = (path: string, io: Io): string => (path.startsWith('/') ? path : `${io.cwd}/${path}`)

const readBytes = (path: string, io: Io): Result<Uint8Array, Trouble> => {
  try {
    return ok(readFileSync(absolute(path, io)))
  } catch (error) {
    return no(unreadable(path, error))
  }
}

const all = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const read: Uint8Array[] = []
  for await (const chunk of chunks) read.push(chunk)
  return Buffer.concat(read)
}
