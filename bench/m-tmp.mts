import { memory } from './rows/hundred-thousand/memory.ts'
for (const r of await memory('/tmp/core-hub', 100000)) console.log(JSON.stringify(r))
