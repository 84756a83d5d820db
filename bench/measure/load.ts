/** Asks a server over kept-alive connections, each request with headers of its own, as fast as it answers. */
import { Agent, request } from 'node:http'

export type Ask = { path: string; headers?: Record<string, string>; method?: string; body?: string }
export type Load = { requests: number; latencies: number[] }

/**
 * @param next makes the request's parts; called once a request
 * @param milliseconds how long to go on asking
 * @throws Error when an answer is not a 2xx
 */
export async function load(port: number, connections: number, milliseconds: number, next: () => Ask): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const latencies: number[] = []
  const end = performance.now() + milliseconds
  const lane = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      await ask(agent, port, next())
      latencies.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  agent.destroy()
  return { requests: latencies.length, latencies }
}

function ask(agent: Agent, port: number, { path, headers, method = 'GET', body }: Ask): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, method, headers: headers ?? {} }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve()
        else reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${Buffer.concat(parts).toString().slice(0, 300)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
