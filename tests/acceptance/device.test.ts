/** A device without a browser signs in: it shows a code, a person who is signed in approves it, and it goes on by itself. */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { openStage, prepare, program, type Stage } from './rig/stage.ts'

let prepared: string
let stage: Stage

beforeAll(async () => {
  prepared = await prepare()
  stage = await openStage('remote', prepared)
})
afterAll(async () => {
  await stage?.close()
  rmSync(prepared, { recursive: true, force: true })
})

/** Starts `auth login` and answers with its code as soon as it is shown, and with how it ends. */
async function startLogin(
  config: string,
): Promise<{ code: string; ended: Promise<{ exit: number | null; err: string }> }> {
  const child = spawn(process.execPath, [program, 'auth', 'login'], {
    env: { ...process.env, SMITHERS_HOST: stage.env.SMITHERS_HOST, SMITHERS_CONFIG_DIR: config },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let err = ''
  const ended = new Promise<{ exit: number | null; err: string }>((resolve) =>
    child.on('close', (exit) => resolve({ exit, err })),
  )
  const code = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
      const shown = /enter the code (\S+)/.exec(err)?.[1]
      if (shown !== undefined) resolve(shown)
    })
    child.on('close', () => reject(new Error(err)))
  })
  return { code, ended }
}

test('an approved device is signed in as whoever approved it', async () => {
  const config = join(stage.dir, 'other')
  const login = await startLogin(config)
  expect(await stage.run(['auth', 'device', login.code, '--json', 'state'])).toMatchObject({
    code: 0,
    out: '{"state":"waiting"}\n',
  })
  expect(await stage.run(['auth', 'device-decide', login.code, 'approve'])).toMatchObject({ code: 0 })
  expect(await login.ended).toMatchObject({ exit: 0, err: expect.stringContaining(`as ${stage.me} (admin)`) })
  const status = await stage.run(['auth', 'status', '--json', 'address', '--jq', '.[].address'], {
    env: { SMITHERS_CONFIG_DIR: config },
  })
  expect(status.out).toBe(`${stage.me}\n`)
})

test('a denied device ends with exit code 4', async () => {
  const login = await startLogin(join(stage.dir, 'third'))
  await stage.run(['auth', 'device-decide', login.code, 'deny'])
  expect(await login.ended).toMatchObject({ exit: 4, err: expect.stringContaining('denied') })
})
