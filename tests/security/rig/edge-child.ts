/** Runs an edge in a process group of its own, so that a test can kill it, workerd and all. Settings come as JSON in the first word. */
import { startEdge, type EdgeSettings } from '@smithers/infra/dev/edge'

const edge = await startEdge(JSON.parse(process.argv[2] ?? '{}') as EdgeSettings)
console.log(edge.url)
