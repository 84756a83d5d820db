/** Plays the stories of `scripts/` with the real program in one mode. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { likened, parseScript, type Script, type Step } from './script.ts'
import { openStage, prepare, type Mode, type Stage } from './stage.ts'

/** Milliseconds that the hub may take for what it does by itself. */
const patience = 20_000

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
  const end = performance.now() + patience
  for (;;) {
    const ran = await stage.run(step.words.map(filled), { env: step.env, ...stdin })
    const real = { code: ran.code, out: ran.out.replace(/\n+$/, ''), err: ran.err.replace(/\n+$/, '') }
    const wanted = {
      code: step.code,
      out: likened(step.out.map(filled), ran.out),
      err: likened(step.err.map(filled), ran.err),
    }
    if (step.eventually && performance.now() < end && !isDeepStrictEqual(real, wanted)) continue
    expect(real).toEqual(wanted)
    return
  }
}
