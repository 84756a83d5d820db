import { median } from './percentile.ts'

/**
 * Runs the contenders in turn, round after round, so that what else the machine does falls on all alike.
 * @returns each contender's median over the rounds
 */
export async function interleave<Name extends string>(
  rounds: number,
  contenders: Record<Name, () => Promise<number> | number>,
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) samples[name].push(await contenders[name]())
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])])) as Record<Name, number>
}
