/** One kept-alive HTTP/1.1 connection on a bare socket: the load generator must cost less than what it measures. */
import { once } from 'node:events'
import { connect } from 'node:net'

export type Answer = { status: number; headers: string; body: Buffer }
export type Lane = { ask(request: Buffer): Promise<Answer>; close(): void }

/** @param request the whole request, head and body, in bytes. One at a time; a closed connection is opened again. */
export async function openLane(port: number): Promise<Lane> {
  let socket = await dial(port)
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null
  let held: Buffer = Buffer.alloc(0)
  let over = false

  function listen() {
    socket.on('data', (part: Buffer) => {
      held = held.length === 0 ? part : Buffer.concat([held, part])
      settle(readAnswer(held, false))
    })
    socket.on('close', () => {
      if (waiting !== null) {
        settle(readAnswer(held, true))
        waiting?.reject(new Error('the server closed the connection before it had answered'))
        waiting = null
      }
    })
    socket.on('error', (error) => {
      waiting?.reject(error)
      waiting = null
    })
  }
  function settle(answer: Answer | null) {
    if (answer === null || waiting === null) return
    held = Buffer.alloc(0)
    const { resolve } = waiting
    waiting = null
    if (/^HTTP\/1\.0|\r\nconnection: *close/i.test(answer.headers)) socket.destroy()
    resolve(answer)
  }

  listen()
  return {
    async ask(request) {
      if (over) throw new Error('this connection was given up')
      if (socket.destroyed || socket.readableEnded) {
        held = Buffer.alloc(0)
        socket = await dial(port)
        listen()
      }
      return new Promise<Answer>((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      })
    },
    close() {
      over = true
      socket.destroy()
    },
  }
}

async function dial(port: number) {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  await once(socket, 'connect')
  return socket
}

/** @returns null while the answer is not complete. Understands content-length, chunks, and an end by closing (RFC 9112, section 6.3). */
function readAnswer(bytes: Buffer, closed: boolean): Answer | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const headers = bytes.toString('latin1', 0, end)
  const status = Number(headers.slice(9, 12))
  const rest = end + 4
  const length = /\r\ncontent-length: *(\d+)/i.exec(headers)?.[1]
  if (length !== undefined) {
    const stop = rest + Number(length)
    return bytes.length < stop ? null : { status, headers, body: bytes.subarray(rest, stop) }
  }
  if (/\r\ntransfer-encoding: *chunked/i.test(headers)) {
    const body = unchunk(bytes, rest)
    return body === null ? null : { status, headers, body }
  }
  if (status === 204 || status === 304) return { status, headers, body: Buffer.alloc(0) }
  return closed ? { status, headers, body: bytes.subarray(rest) } : null
}

function unchunk(bytes: Buffer, from: number): Buffer | null {
  const parts: Buffer[] = []
  let at = from
  for (;;) {
    const line = bytes.indexOf('\r\n', at)
    if (line < 0) return null
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16)
    const stop = line + 2 + size
    if (bytes.length < stop + 2) return null
    if (size === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(line + 2, stop))
    at = stop + 2
  }
}
