import type { Finding, IssueHit, Similar } from '@smithers/core/ports/offload'

/** What the issue thread is asked. */
export type IssueAsk =
  | { do: 'similar'; repo: number; text: { title: string; body: string; number?: number }; limit: number }
  | { do: 'search'; repo: number; query: string; limit: number }
  | { do: 'triage'; repo: number; number: number }
export type IssueAnswer = Similar[] | IssueHit[] | Finding[]

/** What the Markdown thread is asked. */
export type MarkdownAsk = { text: string; base: string }

export type Request<Ask> = { id: number; ask: Ask }

/** `ready` comes once, when a thread can answer. */
export type Reply<Answer> = { is: 'ready' } | { is: 'answer'; id: number; answer: Answer }
