import { listIssueEvents, viewIssue } from '@smithers/api-spec/client/issue/issue'
import type { Event } from '@smithers/api-spec/client/model/event'
import type { IssueView } from '@smithers/api-spec/client/model/issueView'
import { outcomeOf } from '@smithers/ui-kit/api/answer'
import type { Problem } from '@smithers/ui-kit/api/problem'
import type { RepoName } from '../../repo/here.ts'

/** An issue and what the log tells of it; `untold` says why the log's part is missing, when it is. */
export type WholeIssue = { issue: IssueView; events: readonly Event[]; untold: Problem | undefined }

/** Asks for both at once, so that the page is laid out once. An issue without its log is still an issue. */
export async function wholeIssue(
  { owner, name }: RepoName,
  number: number,
  init: RequestInit,
): Promise<{ status: 200; data: WholeIssue } | Exclude<Awaited<ReturnType<typeof viewIssue>>, { status: 200 }>> {
  const [issue, events] = await Promise.all([
    viewIssue(owner, name, number, { html: true }, init),
    outcomeOf(() => listIssueEvents(owner, name, number, init)),
  ])
  if (issue.status !== 200) return issue
  const told = events.ok ? { events: events.value.events, untold: undefined } : { events: [], untold: events.problem }
  return { status: 200, data: { issue: issue.data, ...told } }
}
