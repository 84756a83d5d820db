import type { Operation } from '@smithers/api-spec/commands/catalogue'
import type { Goal } from './palette.tsx'

/** One line of the palette's list. */
export type Found =
  | { kind: 'goal'; word: string; hint: string; href: string }
  | { kind: 'command'; word: string; hint: string; line: string }
  | { kind: 'completion'; word: string; hint: string; line: string }

/**
 * Finds places and commands whose words begin with, or contain, every word that was typed. What begins with it comes first.
 *
 * @param limit how many to return at most
 */
export function find(typed: string, goals: readonly Goal[], operations: readonly Operation[], limit = 12): Found[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const all: Found[] = [
    ...goals.map((goal) => ({ kind: 'goal' as const, word: goal.word, hint: goal.hint ?? 'go', href: goal.href })),
    ...operations
      .filter((operation) => operation.command !== '' && !operation.stream)
      .map((operation) => ({
        kind: 'command' as const,
        word: `/${operation.command}`,
        hint: operation.summary,
        line: `/${operation.command} `,
      })),
  ]
  return all
    .map((found) => ({ found, rank: rankOf(found, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ found }) => found)
}

/* 0 for a miss; a hit in the name counts more than one in the hint, at the beginning of a word more than inside. */
function rankOf(found: Found, words: readonly string[]): number {
  let rank = found.kind === 'goal' ? 2 : 1
  for (const word of words) {
    const best = Math.max(hit(found.word, word) * 2, hit(found.hint, word))
    if (best === 0) return 0
    rank += best
  }
  return rank
}

function hit(text: string, word: string): number {
  const at = text.toLowerCase().indexOf(word)
  if (at < 0) return 0
  return at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 4 : 1
}
