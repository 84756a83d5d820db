import { expect, it } from 'vitest'
import { gather } from './gather.ts'

it('takes what came in one turn at once, and begins anew after it', async () => {
  const taken: (readonly number[])[] = []
  const { add } = gather<number>((items) => taken.push(items))
  for (const item of [1, 2, 3]) await Promise.resolve().then(() => add(item))
  await new Promise((turn) => setTimeout(turn, 5))
  add(4)
  await new Promise((turn) => setTimeout(turn, 5))
  expect(taken).toEqual([[1, 2, 3], [4]])
})

it('gives what it has when it is asked to, once', async () => {
  const taken: (readonly number[])[] = []
  const { add, flush } = gather<number>((items) => taken.push(items))
  add(1)
  flush()
  flush()
  await new Promise((turn) => setTimeout(turn, 5))
  expect(taken).toEqual([[1]])
})
