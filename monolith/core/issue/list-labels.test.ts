import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openFixture, type Fixture } from '@smithers/monolith/fixture'

let hub: Fixture
let lastNumber = 0
beforeAll(() => void (hub = openFixture()))
afterAll(() => {
  expect(hub.unknown).toEqual([])
  hub.close()
})

/** Files an issue with labels, which come to be in this order when they are new. @returns its number */
async function file(...labels: string[]): Promise<number> {
  const number = (lastNumber += 1)
  const record = { number, title: `issue ${number}`, labels: labels.map((name) => ({ name })) }
  await hub.on('importIssues', { records: [{ line: 1, record }] }, ADMIN)
  return number
}

async function listed(...label: string[]): Promise<number[]> {
  const { body } = await hub.on('listIssues', { label, order: 'asc' })
  return (body as { issues: { number: number }[] }).issues.map(({ number }) => number)
}

test('any two labels find what carries both, with as many labels as a set has bits and with one more', async () => {
  for (let nth = 1; nth <= 62; nth += 1) expect(await file(`label-${nth}`)).toBe(nth)
  const both = await file('label-2', 'label-1')
  const neighbours = await file('label-61', 'label-62')
  await file('label-2', 'label-61')
  expect(await listed('label-2', 'label-1')).toEqual([both])
  expect(await listed('label-1', 'label-2')).toEqual([both])
  expect(await listed('label-62', 'label-61')).toEqual([neighbours])
  expect(await listed('label-62', 'label-1')).toEqual([])
  // The 63rd has the bit of the first.
  const sharing = await file('label-2', 'label-63')
  expect(await listed('label-2', 'label-1')).toEqual([both])
  expect(await listed('label-2', 'label-63')).toEqual([sharing])
  expect(await listed('label-1', 'label-63')).toEqual([])
})
