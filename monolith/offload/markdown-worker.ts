import { parentPort } from 'node:worker_threads'
import { renderMarkdown } from '@smithers/markdown/render-markdown'
import type { MarkdownAsk, Reply, Request } from './messages.ts'
import { tell } from './tell.ts'

parentPort?.on('message', ({ id, ask }: Request<MarkdownAsk>) => {
  tell<Reply<string>>({ is: 'answer', id, answer: renderMarkdown(ask.text, ask.base) })
})
tell<Reply<string>>({ is: 'ready' })
