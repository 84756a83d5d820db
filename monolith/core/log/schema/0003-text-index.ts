import type { Migration } from './migrations.ts'

/**
 * A new issue's words are put into the full-text index by hand (`log/text-index.ts`). Issues are removed by a rebuild alone, which
 * makes the index anew.
 */
export const textIndex: Migration = {
  name: '0003-text-index',
  statements: ['DROP TRIGGER issue_text_added', 'DROP TRIGGER issue_text_removed'],
}
