import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEventStream, type StreamEvent } from './event-stream.ts'

async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (let index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length]!
    yield bytes.subarray(at, at + size)
    at += size
  }
}

const read = async (text: string, sizes: readonly number[] = [3]): Promise<StreamEvent[]> => {
  const events: StreamEvent[] = []
  for await (const event of readEventStream(chunked(new TextEncoder().encode(text), sizes))) events.push(event)
  return events
}

test('fields, comments and line ends are read as the standard says', async () => {
  const text =
    ': hi\nid: 1\nevent: x\ndata: a\ndata:b\nretry: 5\nnonsense\n\ndata: c\r\n\r\nid: 2\n\ndata\r\rdata: lost'
  expect(await read(text)).toEqual([
    { id: '1', type: 'x', text: 'a\nb' },
    { id: '1', type: 'message', text: 'c' },
    { id: '2', type: 'message', text: '' },
  ])
})

test('where the bytes are cut makes no difference', async () => {
  const text = 'id: 1\r\ndata: ü😀\r\n\r\ndata: b\n\n\rdata: c\n\n'
  const whole = await read(text, [1000])
  expect(whole).toHaveLength(3)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), async (sizes) => {
      expect(await read(text, sizes)).toEqual(whole)
    }),
  )
})
