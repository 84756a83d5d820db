import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import { completeWords } from '@smithers/api-spec/commands/complete'
import { ok, type Result } from '@smithers/api-spec/commands/result'
import type { Io } from '../io.ts'
import { extraFlags } from '../own-operations.ts'
import { exits, visible, type Trouble } from '../trouble.ts'

/** What the shells' scripts ask: `__complete <words before>… <word being typed>`; a line each, with its meaning behind a tab. */
export const complete = (io: Io, catalogue: Catalogue): Result<number, Trouble> => {
  const words = io.argv.slice(1)
  const { items } = completeWords(words.slice(0, -1), words.at(-1) ?? '', catalogue, { extras: extraFlags })
  io.out(items.map((item) => `${item.text}\t${visible(item.does.replace(/\s+/g, ' '))}\n`).join(''))
  return ok(exits.ok)
}
