/** Plays the stories of `scripts/` with the real program in one mode. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { likened, parseScript, type Script, type Step } from './script.ts'
import { openStage, prepare, type Mode, type Stage } from './stage.ts'

const folder = join(import.meta.dirname, '../scripts')

export function playStories(mode: Mode): void {
  let prepared: string
  beforeAll(async () => {
    prepared = await prepare()
  })
  afterAll(() => rmSync(prepared, { recursive: true, force: true }))
  for (const name of readdirSync(folder)) {
    const script = parseScript(readFileSync(join(folder, name), 'utf8'))
    if (script.only === undefined || script.only === mode)
      describe(`${name}: ${script.about}`, () => playScript(script, mode, () => prepared))
  }
}

function playScript(script: Script, mode: Mode, prepared: () => string): void {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(mode, prepared())
    for (const [name, text] of Object.entries(script.files)) {
      mkdirSync(dirname(join(stage.dir, name)), { recursive: true })
      writeFileSync(join(stage.dir, name), text)
    }
  })
  afterAll(() => stage?.close())
  for (const step of script.steps)
    test(`line ${step.line}: ${step.words.join(' ')}`, () => playStep(step, stage, script.files))
}

async function playStep(step: Step, stage: Stage, files: Record<string, string>): Promise<void> {
  const filled = (text: string): string => text.replaceAll('$DIR', stage.dir).replaceAll('$ME', stage.me)
  const stdin = step.stdin === undefined ? {} : { stdin: files[step.stdin] ?? '' }
  const ran = await stage.run(step.words.map(filled), { env: step.env, ...stdin })
  expect({ code: ran.code, out: ran.out.replace(/\n+$/, ''), err: ran.err.replace(/\n+$/, '') }).toEqual({
    code: step.code,
    out: likened(step.out.map(filled), ran.out),
    err: likened(step.err.map(filled), ran.err),
  })
}
