/**
 * How many times as long as an issue took others are left to themselves after it, while more of the same account wait: a flood has
 * a sixtieth of the time. What others write takes about as long as an issue does, so one in thirty of theirs meets one of the flood.
 */
export const restOfFloods = 59
/** Milliseconds: on a slow day a queue must still come to its end. */
const longestRest = 600
/** Milliseconds after which a write keeps others back no longer: its caller may have gone away, and then nothing of it runs on here. */
const lease = 5_000
/** Milliseconds between two looks, growing from the first to the second. */
const looks = [4, 250] as const
/** Accounts remembered before those that are through are forgotten. */
const most = 1_000

/** Until when each account's turn is taken, and when one of its writes last waited; milliseconds since 1970. */
type Turn = { until: number; wanted: number }
const turns = new Map<string, Turn>()

/** Milliseconds for which somebody who asked counts as there. */
const presence = 1_000
/** Who asked last, and who did before and is somebody else. */
let latest = { who: '', at: 0 }
let other = latest

/** Notes that somebody asks for something; '' for callers without an account. */
export function noteAsking(who: string): void {
  if (latest.who !== who) other = latest
  latest = { who, at: Date.now() }
}

const othersAreThere = (address: string) => (latest.who === address ? other : latest).at > Date.now() - presence

/**
 * Runs an account's writes one at a time, so that however many it sends at once, it takes no more of the hub than one patient writer.
 * Of those that wait, any may be next. A promise that one request waits for and another resolves is lost when the other's caller goes
 * away, so each looks for itself.
 * @param rest how many times as long as the write took the account's next one waits, while others are there
 */
export async function inTurn<Done>(
  address: string,
  write: () => Promise<Done>,
  rest: (done: Done, moreWait: boolean) => number,
): Promise<Done> {
  const turn = turnOf(address)
  for (let wait: number = looks[0]; turn.until > Date.now(); wait = Math.min(1.5 * wait, looks[1])) {
    turn.wanted = Date.now()
    // Apart, so that those who came together do not look together.
    const apart = wait * (0.5 + Math.random())
    await new Promise((resolve) => setTimeout(resolve, apart))
  }
  const start = Date.now()
  turn.until = start + lease
  let restUntil = 0
  try {
    const done = await write()
    const end = Date.now()
    if (othersAreThere(address))
      restUntil = end + Math.min(rest(done, turn.wanted >= start) * (end - start), longestRest)
    return done
  } finally {
    turn.until = restUntil
  }
}

function turnOf(address: string): Turn {
  const held = turns.get(address)
  if (held) return held
  if (turns.size >= most) {
    const now = Date.now()
    for (const [name, { until }] of turns) if (until < now) turns.delete(name)
  }
  const turn = { until: 0, wanted: 0 }
  turns.set(address, turn)
  return turn
}
