import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { failed, type Trouble } from '../trouble.ts'

/** What the CLI needs of an open hub: the same answers as over HTTP, as status and body. */
export type LocalHub = {
  dispatch: (
    operationId: string,
    input: Readonly<Record<string, unknown>>,
    caller: { tier: 'admin'; actor: 'local' },
  ) => Promise<{ status: number; body: unknown }>
  /** Resolves when every new issue has been looked at. */
  triaged: () => Promise<void>
  close: () => Promise<void>
}

/** Loads the monolith, which only this mode needs, and opens the hub in `dir`. With `triage` it looks at issues that are new to it. */
export const openMonolith = async (
  dir: string,
  env: Readonly<Record<string, string | undefined>>,
  triage: boolean,
): Promise<Result<LocalHub, Trouble>> => {
  const { openHub } = await import('@smithers/monolith')
  const opened = await openHub({ dir, env, triage })
  if (opened.ok) return ok(opened.value)
  return no(failed(opened.problem.say.replace(/\.$/, ''), undefined, opened.problem.next))
}
