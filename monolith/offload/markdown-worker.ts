import { parentPort } from 'node:worker_threads'
import { renderMarkdown } from '@smithers/markdown/render-markdown'
import type { MarkdownAsk, Reply, Request } from './messages.ts'

parentPort?.on('message', ({ id, ask }: Request<MarkdownAsk>) => {
  tell({ is: 'answer', id, answer: renderMarkdown(ask.text, ask.base) })
})
tell({ is: 'ready' })

function tell(reply: Reply<string>) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread is no window
  parentPort?.postMessage(reply)
}
