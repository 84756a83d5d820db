/** Runs a monolith in a process of its own, so that a test can kill it. Settings come as JSON in the first word. */
import { openHub } from '@smithers/monolith'

import type { MonolithSettings } from './world.ts'

const { dir, port, secrets } = JSON.parse(process.argv[2] ?? '{}') as MonolithSettings
const opened = await openHub({ dir, env: process.env, triage: false, writeThread: true })
if (!opened.ok) throw new Error(opened.problem.say)
await opened.value.listen({ port, secrets })
console.log('ready')
