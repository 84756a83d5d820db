/** One event of a `text/event-stream`. */
export type StreamEvent = { id: string; type: string; text: string }

/**
 * Reads server-sent events from chunks of bytes, as the HTML Standard (9.2.6) says: any of three line ends, comments skipped,
 * several `data` lines joined, an event without data dropped, an unfinished last event too.
 */
export async function* readEventStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let id = ''
  let type = ''
  let lines: string[] = []
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true })
    for (;;) {
      // A carriage return at the very end may be half of a line end.
      const end = /\r\n|\n|\r(?!$)/.exec(rest)
      if (!end) break
      const line = rest.slice(0, end.index)
      rest = rest.slice(end.index + end[0].length)
      if (line === '') {
        if (lines.length > 0) yield { id, type: type || 'message', text: lines.join('\n') }
        type = ''
        lines = []
        continue
      }
      const [, field, value] = /^([^:]*)(?:: ?)?([\s\S]*)$/.exec(line)!
      if (field === 'data') lines.push(value!)
      else if (field === 'event') type = value!
      else if (field === 'id' && !value!.includes('\0')) id = value!
    }
  }
}
