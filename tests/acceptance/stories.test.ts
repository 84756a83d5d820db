/** Plays every story of `scripts/` with the real program, once on a hub in a folder and once on a running one. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { likened, parseScript, type Step } from './rig/script.ts'
import { openStage, type Mode, type Stage } from './rig/stage.ts'

const folder = join(import.meta.dirname, 'scripts')
const scripts = readdirSync(folder).map((name) => ({ name, ...parseScript(readFileSync(join(folder, name), 'utf8')) }))

describe.each<Mode>(['local', 'remote'])('%s', (mode) => {
  for (const script of scripts.filter(({ only }) => only === undefined || only === mode)) {
    describe(`${script.name}: ${script.about}`, () => {
      let stage: Stage
      beforeAll(async () => {
        stage = await openStage(mode)
        for (const [name, text] of Object.entries(script.files)) {
          mkdirSync(dirname(join(stage.dir, name)), { recursive: true })
          writeFileSync(join(stage.dir, name), text)
        }
      })
      afterAll(() => stage?.close())
      for (const step of script.steps) test(`line ${step.line}: ${step.words.join(' ')}`, () => play(step, stage, script.files))
    })
  }
})

async function play(step: Step, stage: Stage, files: Record<string, string>): Promise<void> {
  const filled = (text: string): string => text.replaceAll('$DIR', stage.dir).replaceAll('$ME', stage.me)
  const ran = await stage.run(step.words.map(filled), { env: step.env, ...(step.stdin === undefined ? {} : { stdin: files[step.stdin] ?? '' }) })
  const shown = { code: ran.code, out: ran.out.replace(/\n+$/, ''), err: ran.err.replace(/\n+$/, '') }
  expect(shown).toEqual({
    code: step.code,
    out: likened(step.out.map(filled), ran.out),
    err: likened(step.err.map(filled), ran.err),
  })
}
