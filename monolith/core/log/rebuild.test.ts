import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import fc from 'fast-check'
import {
  ADMIN,
  CLAIM,
  CONTRIBUTOR,
  EDGE,
  MAINTAINER,
  openFixture,
  OTHER,
  type Fixture,
} from '@smithers/monolith/fixture'
import { recordTriage } from '../issue/record-triage.ts'

const people = fc.constantFrom(ADMIN, MAINTAINER, CONTRIBUTOR, OTHER)
const number = fc.integer({ min: 1, max: 8 })
const label = fc.constantFrom('bug', 'docs', 'Perf')
const text = fc.constantFrom('crash', 'dark mode', 'naïve "quotes"', '日本', "it's; DROP TABLE")

type Step = { name: string; run: (hub: Fixture) => unknown }
const step = (name: string, run: Step['run']): Step => ({ name, run })

const steps = fc.oneof(
  fc.tuple(text, people).map(([title, who]) => step(`create ${title}`, (hub) => hub.on('createIssue', { title }, who))),
  fc
    .tuple(number, text, people)
    .map(([n, title, who]) =>
      step(`edit ${n}`, (hub) => hub.on('editIssue', { number: n, title, body: title + n }, who)),
    ),
  fc
    .tuple(number, text, people)
    .map(([n, body, who]) => step(`comment ${n}`, (hub) => hub.on('commentIssue', { number: n, body }, who))),
  fc
    .tuple(number, label, label)
    .map(([n, add, remove]) =>
      step(`label ${n}`, (hub) => hub.on('labelIssue', { number: n, add: [add], remove: [remove] })),
    ),
  fc
    .tuple(number, number)
    .map(([n, of]) =>
      step(`close ${n}`, (hub) =>
        hub.on('closeIssue', { number: n, reason: 'duplicate', duplicateOf: of, comment: 'dup' }),
      ),
    ),
  number.map((n) => step(`close ${n}`, (hub) => hub.on('closeIssue', { number: n }))),
  number.map((n) => step(`reopen ${n}`, (hub) => hub.on('reopenIssue', { number: n }))),
  label.map((name) => step(`label ${name}`, (hub) => hub.on('createLabel', { name }))),
  fc.tuple(number, label).map(([n, value]) =>
    step(`import ${n}`, (hub) =>
      hub.on(
        'importIssues',
        {
          records: [
            {
              line: 1,
              record: {
                number: n,
                title: value,
                state: n % 2 ? 'OPEN' : 'CLOSED',
                labels: [{ name: value }, { name: 'x' }],
                comments: [{ body: 'c' }],
              },
            },
          ],
        },
        ADMIN,
      ),
    ),
  ),
  fc.tuple(number, label, number).map(([n, value, of]) =>
    step(`triage ${n}`, (hub) =>
      recordTriage(hub.ports, { repo: 1, number: n }, [
        { kind: 'label', value, reason: 'r', confidence: 1 / 3, evidence: [of] },
        { kind: 'duplicate', value: String(of), reason: 'r', confidence: 0.1 + 0.2, evidence: [of] },
        { kind: 'needs-repro', value: '', reason: 'r', confidence: 1, evidence: [] },
      ]),
    ),
  ),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('acceptSuggestion', 'rejectSuggestion', 'undoSuggestion'))
    .map(([id, what]) => step(`${what} ${id}`, (hub) => hub.on(what, { id }))),
  people.map(({ actor }) => step(`sign in ${actor}`, (hub) => hub.call('recordSignIn', { address: actor }, EDGE))),
  people.map((who) => step('claim', (hub) => hub.call('claimHub', { token: CLAIM }, who))),
  fc
    .tuple(people, fc.constantFrom('reader', 'maintainer', 'admin'))
    .map(([{ actor }, tier]) =>
      step(`tier ${tier}`, (hub) => hub.call('setAccountTier', { address: actor, tier }, ADMIN)),
    ),
  people.map(({ actor }) => step('ban', (hub) => hub.call('banAccount', { address: actor, reason: 'spam' }, ADMIN))),
  people.map(({ actor }) => step('unban', (hub) => hub.call('unbanAccount', { address: actor }, ADMIN))),
  fc
    .constantFrom('minute', 'hour')
    .map((window) =>
      step('limit', (hub) => hub.call('setLimit', { scope: 'hub', class: 'write', window, soft: 1, hard: 2 }, ADMIN)),
    ),
  fc
    .constantFrom('minute', 'hour')
    .map((window) =>
      step('no limit', (hub) => hub.call('removeLimit', { scope: 'hub', class: 'write', window }, ADMIN)),
    ),
  fc.integer({ min: 0, max: 5000 }).map((ms) => step('time passes', (hub) => hub.pass(ms))),
)

const verify = async (hub: Fixture, input: object) => (await hub.call('rebuildHub', { ...input }, ADMIN)).body

test('after any walk of operations a rebuild from the log equals what is live, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 60, size: 'max' }), async (walk) => {
      const hub = openFixture()
      try {
        for (const { run } of walk) await run(hub)
        expect(hub.unknown).toEqual([])
        expect(await verify(hub, { verify: true })).toMatchObject({ identical: true, differences: [] })
        expect(counters(hub)).toEqual([])
      } finally {
        hub.close()
      }
    }),
    { numRuns: 30, seed: 20261122 },
  )
}, 60_000)

/** What is counted along the way, against what can be counted. */
function counters({ ports: { store } }: Fixture): unknown[] {
  return [
    ...store.all(`SELECT r.id, 'issues' FROM repos r WHERE open_issues <> (SELECT count(*) FROM issues i WHERE i.repo = r.id AND state = 'open')
      OR closed_issues <> (SELECT count(*) FROM issues i WHERE i.repo = r.id AND state = 'closed')
      OR pending <> (SELECT count(*) FROM suggestions s JOIN issues i ON i.id = s.issue
        WHERE s.repo = r.id AND s.state = 'pending' AND i.state = 'open')`),
    ...store.all(`SELECT i.number, 'counts' FROM issues i WHERE comments <> (SELECT count(*) FROM comments c WHERE c.issue = i.id)
      OR pending <> (SELECT count(*) FROM suggestions s WHERE s.issue = i.id AND state = 'pending')`),
    ...store.all(
      `SELECT l.name, 'labels' FROM labels l WHERE issues <> (SELECT count(*) FROM issue_labels il WHERE il.label = l.id)`,
    ),
    ...store.all(`SELECT il.issue, 'keys' FROM issue_labels il JOIN issues i ON i.id = il.issue
      WHERE (il.state, il.updated_at, il.comments, il.created_at, il.number, il.author) <> (i.state, i.updated_at, i.comments, i.created_at, i.number, i.author)`),
  ]
}

test('a projection that was tampered with is named, and a rebuild puts it right', async () => {
  const hub = openFixture()
  await hub.on('createLabel', { name: 'bug' })
  for (const title of ['One', 'Two']) await hub.on('createIssue', { title, labels: ['bug'] })
  hub.ports.store.run("UPDATE issues SET title = 'Lie' WHERE number = 1")
  hub.ports.store.run('UPDATE labels SET issues = 9')
  hub.ports.store.run("INSERT INTO limits VALUES ('hub', 'write', 'day', 1, 1)")
  expect(await verify(hub, { verify: true })).toMatchObject({
    identical: false,
    differences: ['labels', 'issues', 'limits'],
  })
  expect((await hub.on('listIssues', { search: 'lie' })).body).toMatchObject({ issues: [{ number: 1 }] })
  expect(await verify(hub, {})).toMatchObject({ identical: false })
  expect(await verify(hub, { verify: true })).toMatchObject({ identical: true, differences: [] })
  expect((await hub.on('listIssues', { search: 'lie' })).body).toMatchObject({ issues: [] })
  expect((await hub.on('listIssues', { search: 'one' })).body).toMatchObject({ issues: [{ number: 1, title: 'One' }] })
  hub.close()
})

const TAMPERINGS: [differences: string[], sql: string][] = [
  [['repos'], 'UPDATE repos SET open_issues = open_issues + 1'],
  [['repos'], 'UPDATE repos SET next_issue = next_issue - 1'],
  [['repos'], 'UPDATE repos SET name = upper(name)'],
  [['labels'], "UPDATE labels SET issues = issues - 1 WHERE name = 'bug'"],
  [['labels'], "UPDATE labels SET description = 'Lie' WHERE name = 'docs'"],
  [['labels'], "INSERT INTO labels VALUES (99, 1, 'of no event', '', 0, 0)"],
  [['issues'], 'UPDATE issues SET author = upper(author) WHERE number = 2'],
  [['issues'], 'UPDATE issues SET number = 77 WHERE number = 3'],
  [['issue_labels'], 'DELETE FROM issue_labels WHERE number = 2'],
  [['issue_labels'], 'UPDATE issue_labels SET mask = 0 WHERE number = 1'],
  [['comments'], "INSERT INTO comments VALUES (999, 77777, 'gh:nobody', 0, 'of an issue that never was')"],
  [['comments'], 'DELETE FROM comments WHERE id = 2'],
  [['comments'], "UPDATE comments SET body = body || ' ' WHERE id = 1"],
  [['suggestions'], 'UPDATE suggestions SET confidence = 0.5 WHERE id = 1'],
  [['suggestions'], 'DELETE FROM suggestions WHERE id = 2'],
  [['accounts'], 'UPDATE accounts SET issues = issues + 1 WHERE address = (SELECT min(address) FROM accounts)'],
  [['accounts'], 'UPDATE accounts SET epoch = 9'],
  [['accounts'], "INSERT INTO accounts VALUES ('0x0', 'reader', 1, 0, NULL, 0, 0, 0, 0, 0)"],
  [['limits'], "INSERT INTO limits VALUES ('hub', 'write', 'day', 1, 1)"],
  [['limits'], 'DELETE FROM limits'],
  [['issue_text'], "INSERT INTO issue_text (rowid, title, body) VALUES (99999, 'of no', 'issue')"],
  [['issues', 'issue_text'], 'DELETE FROM issues WHERE number = 4'],
  [
    ['issues', 'issue_labels', 'comments'],
    'UPDATE issues SET id = -id; UPDATE issue_labels SET issue = -issue; UPDATE comments SET issue = -issue',
  ],
]

test('whatever is changed beside the log, the table is named', async () => {
  const hub = openFixture()
  const { store } = hub.ports
  for (const { actor } of [CONTRIBUTOR, OTHER]) await hub.call('recordSignIn', { address: actor }, EDGE)
  for (const name of ['bug', 'docs']) await hub.on('createLabel', { name })
  for (let n = 1; n <= 6; n++) {
    await hub.on('createIssue', { title: `Issue ${n}` }, n % 2 ? CONTRIBUTOR : OTHER)
    await hub.on('labelIssue', { number: n, add: ['bug'] })
    await hub.on('commentIssue', { number: n, body: 'Me too' }, OTHER)
    recordTriage(hub.ports, { repo: 1, number: n }, [
      { kind: 'needs-repro', value: '', reason: 'r', confidence: 1, evidence: [] },
    ])
  }
  await hub.call('setLimit', { scope: 'hub', class: 'write', window: 'minute', soft: 1, hard: 2 }, ADMIN)
  for (const [differences, sql] of TAMPERINGS) {
    for (const statement of sql.split('; ')) store.run(statement)
    expect([sql, await verify(hub, {})]).toMatchObject([sql, { differences }])
  }
  expect(await verify(hub, { verify: true })).toMatchObject({ identical: true, differences: [] })
  hub.close()
}, 120_000)

test('while others write all the time a verification sees one moment, and nobody waits for it', async () => {
  const hub = openFixture()
  await hub.on('createLabel', { name: 'bug' })
  const records = Array.from({ length: 1000 }, (_, at) => ({
    line: at + 1,
    record: {
      number: at + 1,
      title: `Issue ${at}`,
      state: 'OPEN',
      labels: [{ name: 'bug' }],
      comments: [{ body: 'c' }],
    },
  }))
  for (let from = 0; from < records.length; from += 500)
    await hub.on('importIssues', { records: records.slice(from, from + 500) }, ADMIN)
  const found: unknown[] = []
  for (let times = 0; times < 6; times++) {
    let written = 0
    const under = { way: true }
    const verified = verify(hub, { verify: true }).finally(() => (under.way = false))
    while (under.way) {
      const { status } = await hub.on('createIssue', { title: 'Meanwhile', labels: ['bug'] })
      expect(status).toBe(201)
      await hub.on('closeIssue', { number: 1 + written })
      written++
      await nextTurn()
    }
    found.push(await verified)
    expect(written).toBeGreaterThan(10)
  }
  expect(found).toEqual(found.map(() => expect.objectContaining({ identical: true, differences: [] })))
  hub.close()
}, 120_000)

test('the log itself cannot be rewritten', () => {
  const hub = openFixture()
  const { store } = hub.ports
  expect(() => store.run("UPDATE events SET actor = 'someone else' WHERE seq = 1")).toThrow('never changed')
  expect(() => store.run('DELETE FROM events')).toThrow('never deleted')
  expect(() => store.run('INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 1')).toThrow()
  expect(() => store.run("INSERT INTO events VALUES (99, 'x', 1, 'a', 's', 1, 't', 1, 'no json', NULL)")).toThrow(
    'CHECK',
  )
  hub.close()
})
