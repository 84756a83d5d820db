import { afterEach, describe, expect, test, vi } from 'vitest'
import { inTurn, noteAsking } from './turns.ts'

afterEach(() => void vi.useRealTimers())

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const answer = (status = 200) => new Response(null, { status })
let accounts = 0
let later = Date.now()
const someone = () => `0x${(accounts += 1)}`
const never = () => 0
/** As the gate asks it of issues. */
const three = (done: Response, moreWait: boolean) => (done.ok && moreWait ? 3 : 0)

describe('the writes of one account', () => {
  test('are never under way together, and all are carried out', async () => {
    const address = someone()
    let under = 0
    let most = 0
    const write = async () => {
      most = Math.max(most, (under += 1))
      await sleep(2)
      under -= 1
      return answer()
    }
    const answers = await Promise.all(Array.from({ length: 20 }, () => inTurn(address, write, never)))
    expect(answers).toHaveLength(20)
    expect(most).toBe(1)
  })

  test('go on after one that failed', async () => {
    const address = someone()
    const broken = new Error('a bug')
    await expect(inTurn(address, () => Promise.reject<Response>(broken), three)).rejects.toBe(broken)
    expect((await inTurn(address, () => Promise.resolve(answer()), three)).status).toBe(200)
  })

  test('go on some seconds after one whose caller went away, of which nothing runs on', async () => {
    vi.useFakeTimers()
    const address = someone()
    void inTurn(address, () => new Promise<Response>(() => undefined), never)
    let done = false
    void inTurn(address, () => Promise.resolve(answer()), never).then(() => (done = true))
    await vi.advanceTimersByTimeAsync(4_900)
    expect(done).toBe(false)
    await vi.advanceTimersByTimeAsync(600)
    expect(done).toBe(true)
  })

  test.each<[string, number, string[], number]>([
    ['an accepted one', 201, ['somebody'], 300],
    ['an accepted one, seen by somebody without an account', 201, [''], 300],
    ['a refused one', 429, ['somebody'], 0],
    ['one that nobody else is there to wait for', 201, [], 0],
  ])('while more wait, leave others to themselves after %s', async (_, status, others, rested) => {
    vi.useFakeTimers()
    // Nobody of an earlier test is there any more.
    vi.setSystemTime((later += 60_000))
    const address = someone()
    for (const other of others) noteAsking(other)
    noteAsking(address)
    const begun: number[] = []
    const write = async () => {
      begun.push(Date.now())
      await sleep(100)
      return answer(status)
    }
    void inTurn(address, write, three)
    void inTurn(address, write, three)
    await vi.advanceTimersByTimeAsync(3_000)
    const [first = 0, second = 0] = begun
    expect(second - first).toBeGreaterThanOrEqual(100 + rested)
    expect(second - first).toBeLessThan(100 + rested + 400)
  })

  test('rest no longer than a moment, however slow the hub is', async () => {
    vi.useFakeTimers()
    vi.setSystemTime((later += 60_000))
    const address = someone()
    const begun: number[] = []
    const write = async () => {
      begun.push(Date.now())
      await sleep(1_000)
      noteAsking('somebody')
      return answer(201)
    }
    for (let at = 0; at < 2; at += 1) void inTurn(address, write, () => 59)
    await vi.advanceTimersByTimeAsync(5_000)
    const [first = 0, second = 0] = begun
    expect(second - first).toBeLessThan(1_000 + 600 + 400)
  })

  test('one after the other wait for nothing', async () => {
    const address = someone()
    const start = performance.now()
    for (let at = 0; at < 20; at += 1) await inTurn(address, () => Promise.resolve(answer(201)), three)
    expect(performance.now() - start).toBeLessThan(200)
  })

  test('do not wait for those of another', async () => {
    let free = (_: Response) => {}
    const held = inTurn(someone(), () => new Promise<Response>((resolve) => (free = resolve)), never)
    expect((await inTurn(someone(), () => Promise.resolve(answer()), never)).status).toBe(200)
    free(answer())
    await held
  })
})
