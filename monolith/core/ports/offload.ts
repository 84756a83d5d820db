import type { PartReport } from '../log/verify-part.ts'

/** Work done beside the main thread, on its own read-only connection: it may take milliseconds and must not delay others. */
export type Offload = {
  /** Issues that may say the same, most similar first; `number` leaves that issue itself out. */
  similar(repo: number, text: { title: string; body: string; number?: number }, limit: number): Promise<Similar[]>
  search(repo: number, query: string, limit: number): Promise<IssueHit[]>
  /** What triage without a model finds in an issue. */
  triage(repo: number, number: number): Promise<Finding[]>
  /** Sanitised HTML of a Markdown text. Relative links are resolved against `base` (a path such as `/owner/repo/code/docs`). */
  markdown(text: string, base: string): Promise<string>
  /** Replays the log beside the live tables and compares them, in parts that see both as they were at one moment. */
  verify(): Promise<PartReport[]>
  close(): Promise<void>
}

export type Similar = { number: number; title: string; state: 'open' | 'closed'; score: number; because: string[] }
export type IssueHit = { number: number; title: string; state: 'open' | 'closed'; excerpt: string }
export type Finding = {
  kind: 'duplicate' | 'label' | 'needs-repro'
  value: string
  reason: string
  /** 0 to 1. */
  confidence: number
  evidence: number[]
}
