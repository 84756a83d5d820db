import { openReadOnlyStore } from '@smithers/store/open-store'
import { listIssues } from '@smithers/core/issue/list-issues'
import { createQuestions } from './fixtures/questions.ts'
import { percentile, median } from './measure/percentile.ts'
const real = openReadOnlyStore('/tmp/hub100k/hub.db').store
let log: [number, string][] = []
const wrap = (w: 'all' | 'get') => (sql: string, ...v: unknown[]) => { const a = performance.now(); try { return (real as any)[w](sql, ...v) } finally { log.push([performance.now() - a, sql.replace(/\s+/g, ' ').slice(0, 260) + ' ' + JSON.stringify(v, (_, x) => typeof x === 'bigint' ? String(x) : x).slice(0, 160)]) } }
const store = { all: wrap('all'), get: wrap('get'), run: real.run, transaction: real.transaction } as typeof real
const q = createQuestions(31)
const set = Array.from({ length: 1500 }, () => q.filters())
const best = set.map(() => Infinity); const first = set.map(() => 0); const logs: (typeof log)[] = []
const N = Number(process.argv[2] ?? 5)
for (let r = 0; r < N; r++) for (const [i, x] of set.entries()) { log = []; const a = performance.now(); const out = listIssues({ owner: 'bench', repo: 'hub', ...x } as never, { actor: 'x', tier: 'contributor' } as never, { store } as never); if (!out.ok) throw new Error(JSON.stringify(out)); JSON.stringify(out); const d = performance.now() - a; if (r === 0) first[i] = d; if (d < best[i]!) { best[i] = d; logs[i] = log } }
console.log('first: p50', median(first).toFixed(2), 'p99', percentile(first, .99).toFixed(2), 'min of', N, ': p50', median(best).toFixed(2), 'p90', percentile(best, .9).toFixed(2), 'p99', percentile(best, .99).toFixed(2), 'max', Math.max(...best).toFixed(2))
const order = best.map((d, i) => [d, i] as const).sort((a, b) => b[0] - a[0])
for (const [d, i] of order.slice(0, Number(process.argv[3] ?? 14))) { console.log(d.toFixed(2), JSON.stringify(set[i]), 'sql', logs[i]!.reduce((s, [t]) => s + t, 0).toFixed(2), 'n', logs[i]!.length); for (const [t, s] of logs[i]!.sort((a, b) => b[0] - a[0]).slice(0, 4)) console.log('      ', t.toFixed(2), s) }
