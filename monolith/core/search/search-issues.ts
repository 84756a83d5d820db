import type { IssueHit } from '../ports/offload.ts'
import type { ReadStore } from '../ports/store.ts'
import { excerptOf } from './excerpt.ts'
import { planAll, planAny, weigh, type Plan, type Wanted } from './plan.ts'
import { readQuery } from './query.ts'
import { stemOnce, wordsOf } from './words.ts'
import { heaviestRows } from './weigh-rows.ts'
import { wordCountsOf } from './word-counts.ts'

type Found = { id: number; number: number; title: string; rank: number }

/** Of so many the best are told apart by their titles; more only when more are to be shown. */
const CANDIDATES = 60
const TITLE = 4
const LONGEST_BODY = 3_000

/**
 * Issues of a repository that speak of all the words, best first; when none does, those with the rarest of them. The
 * title counts four times the body. Bounded: however common the words, a few milliseconds at 100,000 issues. Words too
 * common to look at in that time only order what the rarer ones found; of a query of such words alone the newest count.
 *
 * @param limit how many at most (1 to 100)
 */
export function searchIssues(store: ReadStore, repo: number, query: string, limit: number): IssueHit[] {
  const { parts, number } = readQuery(query)
  const wanted = weigh(parts, wordCountsOf(store))
  const most = Math.max(CANDIDATES, limit)
  const all = order(find(store, repo, planAll(wanted), most), wanted)
  const named = number === null ? [] : byNumber(store, repo, number)
  const best = unique([...named, ...all]).slice(0, limit)
  if (best.length === 0) best.push(...order(find(store, repo, planAny(wanted), most), wanted).slice(0, limit))
  const words = [...parts.flatMap((part) => part.words), ...wanted.flatMap((one) => one.stems)]
  return best.map((found) => show(store, found, words))
}

function find(store: ReadStore, repo: number, plan: Plan, most: number): Found[] {
  if (plan.by === 'nothing') return []
  if (plan.by === 'weight') return heaviest(store, repo, plan.wanted, most)
  const only = isOnlyRepo(store, repo)
  if (plan.by === 'rank')
    return only ? store.all<Found>(RANKED, plan.match, most) : store.all<Found>(RANKED_IN_REPO, plan.match, repo, most)
  const newest = (match: string) =>
    only ? store.all<Found>(NEWEST, match, most) : store.all<Found>(NEWEST_IN_REPO, match, repo, most)
  return unique([...newest(`{title} : (${plan.match})`), ...newest(plan.match)])
}

function heaviest(store: ReadStore, repo: number, wanted: readonly Wanted[], most: number): Found[] {
  const found: Found[] = []
  for (const { id, weight } of heaviestRows(store, wanted, 4 * most)) {
    const row = store.get<Omit<Found, 'rank'>>(
      'SELECT id, number, title FROM issues WHERE id = ? AND repo = ?',
      id,
      repo,
    )
    if (row) found.push({ ...row, rank: -weight })
    if (found.length === most) break
  }
  return found
}

/** Rank of the text plus what the title says: the words in it, their weight, and whether they stand in the query's order. */
function order(found: readonly Found[], wanted: readonly Wanted[]): Found[] {
  // Stemming is what costs here, and it leaves the beginning of a word as it is.
  const beginnings = new Set(wanted.flatMap(({ stems, starts }) => [...stems, ...starts].map(beginningOf)))
  const scored = found.map((one) => {
    const words = wordsOf(one.title)
    const title = words.filter((word) => beginnings.has(beginningOf(word))).map(stemOnce)
    const held = new Set(title)
    let score = -one.rank
    let hits = 0
    for (const { stems, starts, weight } of wanted) {
      if (
        !stems.some((stem) => held.has(stem)) &&
        !starts.some((start) => title.some((stem) => stem.startsWith(start)))
      )
        continue
      score += weight * (TITLE - 1)
      hits++
    }
    if (hits === wanted.length && hits > 1) score += TITLE * Math.min(1, hits / words.length)
    return { one, score }
  })
  return scored.sort((a, b) => b.score - a.score || b.one.number - a.one.number).map(({ one }) => one)
}

const beginningOf = (word: string) => word.slice(0, 2)

function show(store: ReadStore, found: Found, words: readonly string[]): IssueHit {
  const row = store.get<{ state: 'open' | 'closed'; body: string }>(TEXT, LONGEST_BODY, found.id)
  if (!row) throw new Error(`issue ${found.number} is in the index alone`)
  return { number: found.number, title: found.title, state: row.state, excerpt: excerptOf(row.body, words) }
}

const byNumber = (store: ReadStore, repo: number, number: number) =>
  store.all<Found>('SELECT id, number, title, 0 AS rank FROM issues WHERE repo = ? AND number = ?', repo, number)

function unique(found: readonly Found[]): Found[] {
  const seen = new Set<number>()
  return found.filter((one) => !seen.has(one.id) && seen.add(one.id))
}

/** A join costs more than the ranking; a hub with one repository need not pay it. */
function isOnlyRepo(store: ReadStore, repo: number): boolean {
  const low = store.get<{ repo: number | null }>('SELECT min(repo) AS repo FROM issues')?.repo
  const high = store.get<{ repo: number | null }>('SELECT max(repo) AS repo FROM issues')?.repo
  return low === repo && high === repo
}

const RANKED = `SELECT i.id, i.number, i.title, best.rank FROM
  (SELECT rowid AS id, bm25(issue_text, 4, 1) AS rank FROM issue_text WHERE issue_text MATCH ? ORDER BY rank LIMIT ?) AS best
  JOIN issues i ON i.id = best.id ORDER BY best.rank, i.id DESC`
const RANKED_IN_REPO = `SELECT i.id, i.number, i.title, bm25(issue_text, 4, 1) AS rank FROM issue_text
  CROSS JOIN issues i ON i.id = issue_text.rowid WHERE issue_text MATCH ? AND i.repo = ? ORDER BY rank, i.id DESC LIMIT ?`
const NEWEST = `SELECT i.id, i.number, i.title, 0 AS rank FROM issue_text
  CROSS JOIN issues i ON i.id = issue_text.rowid WHERE issue_text MATCH ? ORDER BY issue_text.rowid DESC LIMIT ?`
const NEWEST_IN_REPO = `SELECT i.id, i.number, i.title, 0 AS rank FROM issue_text
  CROSS JOIN issues i ON i.id = issue_text.rowid WHERE issue_text MATCH ? AND i.repo = ? ORDER BY issue_text.rowid DESC LIMIT ?`
const TEXT = 'SELECT state, substr(body, 1, ?) AS body FROM issues WHERE id = ?'
