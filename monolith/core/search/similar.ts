import type { Similar } from '../ports/offload.ts'
import type { ReadStore } from '../ports/store.ts'
import { compare, compareFacts, likely, readIssue, reasonsOf, type Reading } from './likeness.ts'
import { quoted } from './query.ts'
import { heaviestRows, type Weighed } from './weigh-rows.ts'
import { wordCountsOf, type WordCounts } from './word-counts.ts'

type Row = { id: number; number: number; title: string; state: 'open' | 'closed'; body: string }

const MOST_WORDS = 12
const MOST_TITLE_WORDS = 8
const CANDIDATES = 50
const CLOSE = 12
/** Matches that may be weighed; measured 0.3 µs each. */
const ROWS = 5_000
const LONGEST_BODY = 3_000
/** Below this two issues share no more than their project's language. */
const LEAST = 0.02

/**
 * Issues of a repository that may say the same as a text, most similar first; open and closed ones alike. `number` leaves
 * out the issue itself. Of at most 50 candidates, found by the text's rarest words, each is compared closely.
 */
export function similarIssues(
  store: ReadStore,
  repo: number,
  text: { title: string; body: string; number?: number },
  limit: number,
): Similar[] {
  const counts = wordCountsOf(store)
  const mine = readIssue(text.title, text.body)
  const weight = (stem: string) => counts.rarity(stem)
  const telling = tellingWords(mine, counts).flatMap((stem) => {
    const match = quoted([mine.forms.get(stem) ?? stem])
    // What both name in their titles counts twice.
    const places = mine.title.has(stem) ? [match, `{title} : ${match}`] : [match]
    return places.map((place) => ({ match: place, weight: weight(stem) }))
  })
  return candidates(store, repo, telling)
    .filter((row) => row.number !== text.number)
    .map((row) => ({ row, theirs: readIssue(row.title, row.body) }))
    .map((one) => ({ ...one, likeness: compare(mine, one.theirs, weight) }))
    .sort((a, b) => likely(b.likeness) - likely(a.likeness) || a.row.number - b.row.number)
    .slice(0, Math.max(CLOSE, limit))
    .map(({ row, theirs, likeness }) => ({ row, theirs, score: likely(compareFacts(likeness, mine, theirs, weight)) }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || a.row.number - b.row.number)
    .slice(0, limit)
    .map(({ row: { number, title, state }, theirs, score }) => ({
      number,
      title,
      state,
      score,
      because: reasonsOf(mine, theirs, weight),
    }))
}

/** The rarest words that other issues hold too, the title's before the body's, as many as can be weighed in time. */
function tellingWords(mine: Reading, counts: WordCounts): string[] {
  const common = Math.max(counts.total * 0.1, 20)
  const rank = (stems: Iterable<string>) =>
    [...stems]
      .map((stem) => ({
        stem,
        rows: counts.count(stem),
        worth: counts.rarity(stem) * (/^\d+$|^[0-9a-f]{7,}$/.test(stem) ? 0.3 : 1),
      }))
      .filter((one) => one.rows > 0)
      .sort((a, b) => b.worth - a.worth || (a.stem < b.stem ? -1 : 1))
  const title = rank(mine.title.keys())
  const body = rank([...mine.body.keys()].filter((stem) => !mine.title.has(stem))).filter((one) => one.rows > 1)
  const rare = [...title.slice(0, MOST_TITLE_WORDS), ...body].filter((one) => one.rows <= common)
  const taken: string[] = []
  let rows = 0
  for (const one of rare) {
    if (taken.length === MOST_WORDS) break
    if (rows + one.rows > ROWS) continue
    rows += one.rows
    taken.push(one.stem)
  }
  return taken
}

function candidates(store: ReadStore, repo: number, telling: readonly Weighed[]): Row[] {
  const found: Row[] = []
  for (const { id } of heaviestRows(store, telling, CANDIDATES * 4)) {
    const row = store.get<Row>(TEXT, LONGEST_BODY, id, repo)
    if (row) found.push(row)
    if (found.length === CANDIDATES) break
  }
  return found
}

const TEXT = 'SELECT id, number, title, state, substr(body, 1, ?) AS body FROM issues WHERE id = ? AND repo = ?'
