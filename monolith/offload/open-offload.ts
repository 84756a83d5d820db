import type { Finding, IssueHit, Offload, Similar } from '@smithers/core/ports/offload'
import { plainHtml } from '@smithers/markdown/plain'
import type { IssueAnswer, IssueAsk, MarkdownAsk } from './messages.ts'
import { createRendered } from './rendered.ts'
import { createThread, type Ended } from './thread.ts'
import { createVerification, type StandStill } from './verification.ts'

const SOON = { lane: 0, patience: 5_000 }
const LATER = { lane: 1, patience: 60_000 }

/** Milliseconds a text may take: what a slow machine needs for an honest text of that length. */
const patienceFor = (text: string) => 1_500 + text.length / 50
/** Characters of texts and HTML kept: at most 32 MB. */
const RENDERED_ROOM = 8 * 1024 * 1024
const ISSUE_MEGABYTES = 256
const MARKDOWN_MEGABYTES = 192

/**
 * The port of work beside the main thread: one worker for issues, with a connection of its own that cannot write, and one
 * for Markdown, so that neither waits for the other. A text that takes too long, or that brings its worker down, comes
 * back escaped in `<pre>`; any other request then rejects with an error that names it.
 *
 * @param dbPath the database file; it must have its schema
 * @param standStill see `createVerification`
 */
export function openOffload({ dbPath, standStill }: { dbPath: string; standStill: StandStill }): Offload {
  const issues = createThread<IssueAsk, IssueAnswer>(
    new URL('./issue-worker.ts', import.meta.url),
    { dbPath },
    ISSUE_MEGABYTES,
  )
  const markdown = createThread<MarkdownAsk, string>(
    new URL('./markdown-worker.ts', import.meta.url),
    null,
    MARKDOWN_MEGABYTES,
  )
  const verification = createVerification(dbPath, standStill)
  const rendered = createRendered(RENDERED_ROOM)
  const rendering = new Map<string, Promise<string>>()

  const render = async (text: string, base: string, key: string) => {
    const ended = await markdown.ask({ text, base }, { lane: 0, patience: patienceFor(text) })
    if (ended.is === 'closed') throw new Error('markdown was asked of a hub that is closed')
    const html = ended.is === 'answered' ? ended.answer : plainHtml(text)
    rendered.keep(key, html)
    return html
  }

  return {
    similar: async (repo, text, limit) =>
      must(await issues.ask({ do: 'similar', repo, text, limit }, SOON), 'similar') as Similar[],
    search: async (repo, query, limit) =>
      must(await issues.ask({ do: 'search', repo, query, limit }, SOON), 'search') as IssueHit[],
    triage: async (repo, number) =>
      must(await issues.ask({ do: 'triage', repo, number }, LATER), 'triage') as Finding[],
    markdown(text, base) {
      const key = `${base}\0${text}`
      const known = rendered.get(key)
      if (known !== undefined) return Promise.resolve(known)
      const asked = rendering.get(key)
      if (asked) return asked
      const html = render(text, base, key).finally(() => rendering.delete(key))
      rendering.set(key, html)
      return html
    },
    verify: verification.verify,
    async close() {
      await Promise.all([issues.close(), markdown.close(), verification.close()])
    },
  }
}

function must<Answer>(ended: Ended<Answer>, what: string): Answer {
  if (ended.is === 'answered') return ended.answer
  if (ended.is === 'late') throw new Error(`${what} did not end within ${ended.after} ms`)
  throw new Error(
    ended.is === 'died'
      ? `${what} brought its thread down: ${ended.reason}`
      : `${what} was asked of a hub that is closed`,
  )
}
