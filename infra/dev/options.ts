/** The options of `npm start`, from the words after `--`. */
import { parseArgs } from 'node:util'
import { join, resolve } from 'node:path'

import { root } from './build.ts'

export type StartOptions = { repo: string; data: string; port: number; importFile: string | null; help: boolean }
export type OptionProblem = { is: 'bad-option'; say: string; next: string }

export const startHelp = `npm start -- [options]

  --repo <path or URL>    the git repository to serve (default: this checkout)
  --data <folder>         where the hub keeps its state (default: .smithers)
  --port <number>         where the hub answers (default: 8787)
  --import <issues.json>  issues as \`gh issue list --json …\` prints them
  --help

Examples:
  npm start -- --repo ../hono
  npm start -- --repo https://github.com/honojs/hono --import issues.json
`

/** @param words what stands after `--`; paths are resolved against `folder` */
export function readOptions(words: string[], folder: string): StartOptions | OptionProblem {
  try {
    const { values } = parseArgs({
      args: words,
      strict: true,
      options: {
        repo: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string', default: '8787' },
        import: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      return bad(`--port ${values.port} is not a port.`, 'Give a number from 1 to 65535.')
    return {
      repo:
        values.repo === undefined
          ? root
          : /^[a-z+]+:\/\//i.test(values.repo)
            ? values.repo
            : resolve(folder, values.repo),
      data: values.data === undefined ? join(root, '.smithers') : resolve(folder, values.data),
      port,
      importFile: values.import === undefined ? null : resolve(folder, values.import),
      help: values.help,
    }
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      return bad(error.message, 'See `npm start -- --help`.')
    }
    throw error
  }
}

const bad = (say: string, next: string): OptionProblem => ({ is: 'bad-option', say, next })
