import { afterEach, beforeEach, expect, test } from 'vitest'
import { openIssues } from './testing/open-issues.ts'
import { isWorthNaming, stemsOf } from './words.ts'

let hub: ReturnType<typeof openIssues>
beforeEach(() => void (hub = openIssues()))
afterEach(() => hub.close())

const TEXTS = [
  'generalizations oscillators relational conditional rational valenci hesitanci digitizer conformabli radicalli differentli vileli analogousli',
  'vietnamization predication operator feudalism decisiveness hopefulness callousness formaliti sensitiviti sensibiliti triplicate formative',
  'formalize electriciti electrical hopeful goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement',
  'adjustment dependent adoption homologou communism activate angulariti homologous effective bowdlerize probate rate cease controll roll',
  'caresses ponies ties caress cats feed agreed plastered bled motoring sing conflated troubled sized hopping tanned falling hissing fizzed',
  'failing filing happy sky enjoying crying by say saying yes yellow y yy syzygy flies dies lies databases indices buses gas this is as us',
  'x86_64 v4l2_pix_fmt std::vector<int> TypeError: Cannot read properties of undefined (reading "foo") 0xDEADBEEF 1.2.3-rc.1 C++ C# F#',
  'Über naïve İstanbul ﬁne Ångström façade Ελληνικά ΣΊΣΥΦΟΣ Привет Ёлка йод 日本語のテスト 한국어 ไทย العربية עברית ǅ ß ſ',
  `${'a'.repeat(70)}s ${'b'.repeat(63)}s e\u0301te\u0301 \u0301 👩‍👩‍👧 ½ ² Ⅷ ٣ _underscored_ don't`,
]

test('cuts, folds and stems words exactly as the index does', () => {
  hub.add(...TEXTS.map((body) => ({ title: 'x', body })))
  const held = hub.store.all<{ term: string; cnt: number }>('SELECT term, cnt FROM issue_words ORDER BY term')
  const mine = new Map<string, number>()
  for (const stem of [...TEXTS.flatMap(stemsOf), ...TEXTS.map(() => 'x')]) mine.set(stem, (mine.get(stem) ?? 0) + 1)
  const differing = held.filter(({ term, cnt }) => mine.get(term) !== cnt).map(({ term }) => term)
  expect(differing).toEqual([])
  expect([...mine.keys()].filter((stem) => !held.some(({ term }) => term === stem))).toEqual([])
})

test.each(['the', 'WITH', '5f3a9c1', 'deadbeef0', 'ac62', '14t05', '390z', '30ghz', '2024032'])(
  '%s is not worth naming',
  (word) => expect(isWorthNaming(word)).toBe(false),
)

test.each(['emoji', 'TypeError', 'x86_64', '404', 'E1234', 'utf8', 'facade', 'effaced'])('%s is worth naming', (word) =>
  expect(isWorthNaming(word)).toBe(true),
)
