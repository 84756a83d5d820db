import { ADMIN, openFixture } from '@smithers/monolith/fixture'
import { createNote } from '@smithers/monolith/note'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const vcs = { versions: async () => ({ jj: '0.43.0', git: '2.50.0' }) }

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

test('the last failure without a name is told, so that it is found in what the hub wrote', async () => {
  const hub = openFixture({ vcs })
  const notes = createNote()
  hub.ports.hub.unknownErrors = notes.seen
  const monolith = async () => {
    const { body } = await hub.call('viewHubStatus', {}, ADMIN)
    const { unknownErrors, parts } = body as { unknownErrors: number; parts: Record<string, string>[] }
    const { state, note = '' } = parts.find(({ name }) => name === 'monolith') ?? {}
    return { unknownErrors, state, note }
  }
  expect(await monolith()).toMatchObject({ unknownErrors: 0, state: 'up', note: '' })
  notes.note(new Error('first'), 'createIssue')
  expect(await monolith()).toMatchObject({ unknownErrors: 1, state: 'degraded' })
  const id = notes.note(new Error('second'), 'triage')
  const { note } = await monolith()
  expect(note).toMatch(/^2 failures without a name; the last: /)
  expect(note).toContain(`${id} in triage, 20`)
  expect(vi.mocked(console.error).mock.calls.at(-1)?.[0]).toContain(id)
  hub.close()
})
