import type { Outcome } from '@smithers/ui-kit/api/answer'
import { describe, expect, it } from 'vitest'
import { openOutbox } from './outbox.ts'

const good: Outcome<string> = { ok: true, value: 'yes' }
const refusal = (status: number): Outcome<string> => ({ ok: false, problem: { type: 'urn:x', title: 'No', status } })

/** A hub that answers when it is told to. */
function slowHub() {
  const heard: string[] = []
  const answers: ((outcome: Outcome<string>) => void)[] = []
  const call = (word: string) => () => {
    heard.push(word)
    return new Promise<Outcome<string>>((answer) => answers.push(answer))
  }
  const answer = async (outcome: Outcome<string>) => {
    answers.shift()!(outcome)
    await new Promise((then) => setTimeout(then))
  }
  return { heard, call, answer }
}

function desk(lanes = 2) {
  const hub = slowHub()
  const counts: number[] = []
  const outbox = openOutbox<string>(lanes, (count) => counts.push(count))
  const letter = (about: number, word: string, lot: unknown = word) => ({
    about,
    act: 'verdict',
    lot,
    call: hub.call(word),
  })
  return { ...hub, outbox, letter, counts }
}

describe('the outbox', () => {
  it('lets an undo leave only when what it undoes was answered', async () => {
    const { outbox, letter, heard, answer } = desk()
    const first = outbox.send(letter(1, 'accept'))
    void outbox.takeBack(letter(1, 'undo'))
    expect(heard).toEqual(['accept'])
    await answer(good)
    expect(heard).toEqual(['accept', 'undo'])
    expect(await first).toEqual({ is: 'answered', outcome: good, overtaken: true })
  })

  it('never sends what was taken back before it left, nor its undo', async () => {
    const { outbox, letter, heard, answer } = desk(1)
    void outbox.send(letter(1, 'accept 1'))
    const second = outbox.send(letter(2, 'accept 2'))
    expect(await outbox.takeBack(letter(2, 'undo 2'))).toEqual({ is: 'withdrawn' })
    expect(await second).toEqual({ is: 'withdrawn' })
    await answer(good)
    expect(heard).toEqual(['accept 1'])
  })

  it('drops the undo of what was refused', async () => {
    const { outbox, letter, heard, answer } = desk()
    void outbox.send(letter(1, 'accept'))
    const undone = outbox.takeBack(letter(1, 'undo'))
    await answer(refusal(409))
    expect(await undone).toEqual({ is: 'withdrawn' })
    expect(heard).toEqual(['accept'])
  })

  it('keeps the order of accept, undo, accept on one suggestion', async () => {
    const { outbox, letter, heard, answer } = desk()
    void outbox.send(letter(1, 'accept'))
    void outbox.takeBack(letter(1, 'undo'))
    void outbox.send(letter(1, 'accept again'))
    await answer(good)
    await answer(good)
    expect(heard).toEqual(['accept', 'undo', 'accept again'])
  })

  it('has no more under way than it has lanes, and does not let one thing hold up another', async () => {
    const { outbox, letter, heard, answer } = desk(2)
    void outbox.send(letter(1, 'a'))
    void outbox.send(letter(1, 'b'))
    void outbox.send(letter(2, 'c'))
    void outbox.send(letter(3, 'd'))
    expect(heard).toEqual(['a', 'c'])
    await answer(good)
    expect(heard).toEqual(['a', 'c', 'b'])
  })

  it.each([0, 401, 403, 429, 503])('sends no more of a lot once the hub answered %i to one', async (status) => {
    const { outbox, letter, heard, answer } = desk(1)
    const lot = [1, 2, 3].map((about) => outbox.send(letter(about, `accept ${about}`, 'lot')))
    const other = outbox.send(letter(4, 'accept 4'))
    await answer(refusal(status))
    for (const sent of await Promise.all(lot)) expect(sent).toMatchObject({ outcome: refusal(status) })
    await answer(good)
    expect(await other).toMatchObject({ outcome: good })
    expect(heard).toEqual(['accept 1', 'accept 4'])
  })

  it('goes on with a lot when only one of it was refused', async () => {
    const { outbox, letter, heard, answer } = desk(1)
    for (const about of [1, 2]) void outbox.send(letter(about, `accept ${about}`, 'lot'))
    await answer(refusal(409))
    expect(heard).toEqual(['accept 1', 'accept 2'])
  })

  it('tells how many are still to be answered', async () => {
    const { outbox, letter, counts, answer } = desk(1)
    void outbox.send(letter(1, 'a'))
    void outbox.send(letter(2, 'b'))
    expect(counts.at(-1)).toBe(2)
    await answer(good)
    await answer(good)
    expect(counts.at(-1)).toBe(0)
  })
})
