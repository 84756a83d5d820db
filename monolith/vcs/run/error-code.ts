/** The code by which Node names a foreign error (`ENOENT`), for adapters that know some of them and rethrow the rest. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
