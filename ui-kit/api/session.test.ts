import { fetcher } from '@smithers/api-spec/fetcher'
import { afterEach, expect, test, vi } from 'vitest'
import { seat, takeSeat } from '../testing/stage.ts'
import { reaches, refreshSession, sessionChanged, useSession } from './session.ts'
import { rememberSignedIn, renew, wasSignedIn } from './transport.ts'

afterEach(() => rememberSignedIn(false))

type Answer = { status: number; data: unknown }
const limits = () => fetcher<Answer>('/api/limits')

test('an access cookie that ran out is renewed once, however many requests met it', async () => {
  await takeSeat({ refresh: true, address: '0xabc' })
  rememberSignedIn(true)
  const answers = await Promise.all([limits(), limits(), limits(), limits()])
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200])
  expect((await seat()).refreshes).toBe(1)
})

test('who never signed in is not renewed', async () => {
  await takeSeat({ refresh: true })
  expect((await limits()).status).toBe(401)
  expect((await seat()).refreshes).toBe(0)
})

test('a session that has ended is forgotten, and the 401 stands', async () => {
  await takeSeat({ refresh: false })
  rememberSignedIn(true)
  expect((await limits()).status).toBe(401)
  expect(wasSignedIn()).toBe(false)
})

test('who am I renews, tells, and forgets', async () => {
  await takeSeat({ refresh: true, address: '0x7a250d5630B4cF539739dF2C5dAcb4c659F248e1' })
  rememberSignedIn(true)
  const session = useSession()
  await refreshSession()
  await vi.waitFor(() => expect(session()).toMatchObject({ is: 'signed-in', tier: 'contributor' }))
  expect(reaches(session(), 'reader')).toBe(true)
  expect(reaches(session(), 'maintainer')).toBe(false)
  await takeSeat()
  await sessionChanged(false)
  expect(session()).toEqual({ is: 'nobody' })
  expect(reaches(session(), 'reader')).toBe(false)
})

test('a session that ended by itself is told apart from one that was left', async () => {
  await takeSeat({ refresh: true, address: '0x7a250d5630B4cF539739dF2C5dAcb4c659F248e1' })
  rememberSignedIn(true)
  const session = useSession()
  await refreshSession()
  expect(session()).toMatchObject({ is: 'signed-in' })
  await takeSeat()
  await refreshSession()
  expect(session()).toEqual({ is: 'nobody', ended: true })
  await sessionChanged(false)
  expect(session()).toEqual({ is: 'nobody' })
})

test('a banned account is told why for as long as the ban lasts, and goes on when it is lifted', async () => {
  await takeSeat({ refresh: true, banned: 'Insults everyone.' })
  rememberSignedIn(true)
  const session = useSession()
  await refreshSession()
  expect(session()).toMatchObject({ is: 'problem', problem: { status: 403, reason: 'Insults everyone.' } })
  expect(wasSignedIn()).toBe(true)
  await takeSeat({ refresh: true, address: '0x7a250d5630B4cF539739dF2C5dAcb4c659F248e1' })
  await refreshSession()
  expect(session()).toMatchObject({ is: 'signed-in' })
})

test('a refusal that arrives after the renewal does not renew again', async () => {
  await takeSeat({ refresh: true, address: '0xabc' })
  const sentAt = Date.now() - 1_000
  rememberSignedIn(true)
  expect(await renew(sentAt)).toEqual({ is: 'renewed' })
  expect((await seat()).refreshes).toBe(0)
  expect(await renew()).toEqual({ is: 'renewed' })
  expect((await seat()).refreshes).toBe(1)
})
