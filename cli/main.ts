import type { Catalogue, Operation } from '@smithers/api-spec/commands/catalogue'
import { parse } from '@smithers/api-spec/commands/parse'
import { explain, type ParseProblem, type PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { readHosts } from './auth/hosts-file.ts'
import type { Connection } from './connection.ts'
import { mayAsk, type Io } from './io.ts'
import { cliCatalogue, extraFlags, type OwnId } from './own-operations.ts'
import { checkOutput } from './print/output.ts'
import { connectRemote } from './remote/connect.ts'
import { readFileFlags, runOperation } from './run-operation.ts'
import { resolveTarget, type Target } from './target.ts'
import { exits, troubleText, usage, type Trouble } from './trouble.ts'
import { version } from './version.ts'

/** Runs the whole program once. Nothing but `io` is touched; the exit code comes back. */
export const run = async (io: Io, hubCatalogue: Catalogue): Promise<number> => {
  const outcome = await runWords(io, cliCatalogue(hubCatalogue))
  if (outcome.ok) return outcome.value
  io.err(troubleText(outcome.problem))
  return outcome.problem.exit
}

const runWords = async (io: Io, catalogue: Catalogue): Promise<Result<number, Trouble>> => {
  const [first] = io.argv
  if (first === '--version' || first === 'version') return printed(io, `smithers ${version}\n`)
  if (first === '__complete') return (await import('./commands/complete.ts')).complete(io, catalogue)
  const repo = io.env['SMITHERS_REPO']
  const parsed = parse(io.argv, catalogue, { extras: extraFlags, ...(repo ? { repo } : {}) })
  if (!parsed.ok) return runUnfinished(parsed.problem, io, catalogue)
  if (parsed.value.kind === 'call') return runCall(parsed.value, io, catalogue)
  return (await import('./commands/help.ts')).help(parsed.value.path, io, catalogue)
}

/** A line that is no call yet: a group shows its help as in gh, and a terminal may ask for what is missing. */
const runUnfinished = async (problem: ParseProblem, io: Io, catalogue: Catalogue): Promise<Result<number, Trouble>> => {
  if (problem.kind === 'empty') return (await import('./commands/help.ts')).help([], io, catalogue)
  if (problem.kind === 'group') return (await import('./commands/help.ts')).help(problem.path, io, catalogue)
  if (problem.kind !== 'missing') return no(asUsage(problem))
  const files = await readFileFlags(problem.call, io)
  if (!files.ok) return files
  const missing = problem.fields.filter((field) => !(field.name in files.value.input))
  const call = { ...files.value, extras: {} }
  if (problem.call.globals.json === true || missing.length === 0) return runCall(call, io, catalogue)
  if (!mayAsk(io, call.globals.json !== undefined) || !missing.every((field) => field.prompt))
    return no(asUsage({ ...problem, fields: missing }))
  const asked = await (await import('./ask-missing.ts')).askMissing(call, missing, io)
  return asked.ok ? runCall(asked.value, io, catalogue) : asked
}

const asUsage = (problem: ParseProblem): Trouble => {
  const { says, next } = explain(problem)
  return usage(says, next)
}

const runCall = async (given: PartialCall, io: Io, catalogue: Catalogue): Promise<Result<number, Trouble>> => {
  const { operation, globals } = given
  if (globals.json === true) return printed(io, operation.json.map((field) => `${field}\n`).join(''))
  const wrong = Object.hasOwn(freeOutput, operation.id) ? undefined : checkOutput(operation, globals)
  if (wrong) return no(wrong)
  const files = await readFileFlags(given, io)
  if (!files.ok) return files
  const call = files.value
  const hosts = readHosts(io)
  if (!hosts.ok) return hosts
  const target = resolveTarget(globals, io, Object.keys(hosts.value))
  if (!target.ok) return target
  const alone = Object.hasOwn(offline, operation.id) ? offline[operation.id as OfflineId] : undefined
  if (alone) return alone(call, target.value, io, catalogue)
  const connection = await connect(target.value, operation, io, catalogue)
  if (!connection.ok) return connection
  try {
    const special = specialOf(call)
    return await (special
      ? special(call, connection.value, io, catalogue)
      : runOperation(call, connection.value, io, catalogue))
  } finally {
    await connection.value.close()
  }
}

const connect = async (
  target: Target,
  operation: Operation,
  io: Io,
  catalogue: Catalogue,
): Promise<Result<Connection, Trouble>> => {
  if (target.kind === 'remote') return ok(connectRemote(target.origin, io, catalogue))
  return (await import('./local/connect.ts')).connectLocal(target.dir, operation, io, catalogue)
}

/** Commands whose output is not the operation's own fields. */
const freeOutput: Readonly<Partial<Record<OwnId, true>>> = { api: true }

type OfflineId = 'authLogin' | 'authStatus' | 'authToken' | 'authLogout' | 'completion'
type Offline = (call: PartialCall, target: Target, io: Io, catalogue: Catalogue) => Promise<Result<number, Trouble>>
export type Special = (
  call: PartialCall,
  connection: Connection,
  io: Io,
  catalogue: Catalogue,
) => Promise<Result<number, Trouble>>

/** Commands that open no hub; each file is loaded only when it is called. */
const offline: Readonly<Record<OfflineId, Offline>> = {
  authLogin: async (...given) => (await import('./commands/auth-login.ts')).authLogin(...given),
  authStatus: async (call, target, io) => (await import('./commands/auth-status.ts')).authStatus(call, target, io),
  authToken: async (...given) => (await import('./commands/auth-token.ts')).authToken(...given),
  authLogout: async (...given) => (await import('./commands/auth-logout.ts')).authLogout(...given),
  completion: async (call, _, io) => (await import('./commands/completion.ts')).completion(call, io),
}

const specialOf = ({ operation, extras }: PartialCall): Special | undefined => {
  switch (operation.id) {
    case 'api':
      return async (...given) => (await import('./commands/api.ts')).api(...given)
    case 'importIssues':
      return async (...given) => (await import('./commands/issue-import.ts')).importIssueFile(...given)
    case 'importRepo':
      return async (...given) => (await import('./commands/repo-import.ts')).importRepository(...given)
    case 'rebuildHub':
      return async (...given) => (await import('./commands/hub-rebuild.ts')).rebuildHub(...given)
    case 'followEvents':
      return async (...given) => (await import('./commands/event-follow.ts')).followLog(...given)
    case 'listEvents':
      return extras['follow'] === true
        ? async (...given) => (await import('./commands/event-follow.ts')).followLog(...given)
        : undefined
    default:
      return undefined
  }
}

const printed = (io: Io, text: string): Result<number, Trouble> => {
  io.out(text)
  return ok(exits.ok)
}
