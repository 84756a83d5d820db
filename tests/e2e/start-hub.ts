/** The hub that the journeys share; stopped at their end. */
import { openHub } from './open-hub.ts'

export default async function startHub(): Promise<() => Promise<void>> {
  const { origin, claim, repo, stop } = await openHub()
  process.env.HUB_ORIGIN = origin
  process.env.HUB_CLAIM = claim
  process.env.HUB_REPO = repo
  return stop
}
