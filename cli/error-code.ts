/** The name that Node gives a failure of the system, such as `ENOENT`; `undefined` for anything else. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
