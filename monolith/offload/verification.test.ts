import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foldParts } from '@smithers/core/log/fold-parts'
import { openIssues } from '@smithers/core/search/testing/open-issues'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMoment, passMoment } from './moment.ts'
import { createVerification } from './verification.ts'

let dir: string
let path: string
let hub: ReturnType<typeof openIssues>
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'smithers-verification-'))
  path = join(dir, 'hub.db')
  hub = openIssues(path)
})
afterEach(() => {
  hub.close()
  rmSync(dir, { recursive: true })
})

test('stands still no longer than it may for threads that do not begin', () => {
  const began = performance.now()
  expect(passMoment(createMoment(), 2, 20)).toBe(false)
  expect(performance.now() - began).toBeLessThan(1000)
})

test('replays the whole in one thread when two did not begin at one moment', async () => {
  hub.add({ title: 'An issue that no event tells of' })
  const verification = createVerification(path, passMoment, 0)
  const parts = await verification.verify()
  expect(parts).toHaveLength(1)
  expect(foldParts(parts)).toEqual({ events: 0, differences: ['issues'] })
  await verification.close()
})

test('says so when it is closed, also to who was waiting', async () => {
  const verification = createVerification(path, passMoment)
  const waiting = expect(verification.verify()).rejects.toThrow('closed')
  await verification.close()
  await waiting
  await expect(verification.verify()).rejects.toThrow('closed')
})

test('rejects when there is no database', async () => {
  const lost = createVerification(join(dir, 'lost.db'), passMoment)
  await expect(lost.verify()).rejects.toThrow('no such table')
  await lost.close()
})
