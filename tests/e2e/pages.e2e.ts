/** Every page that needs no account: it shows what it should, fits the screen, and axe finds nothing. */
import { expect } from '@playwright/test'

import { expectAccessible, expectFits, origin, repo, test } from './hub.ts'

const pages: [name: string, path: () => string, shows: RegExp][] = [
  ['the landing page', () => '/', /launch-window calculator/],
  ['the landing page by name', () => `/${repo()}`, /launch-window calculator/],
  ['the root folder', () => `/${repo()}/code`, /README\.md/],
  ['a file', () => `/${repo()}/code/src/launch.ts`, /mayLaunch/],
  ['a symbolic link', () => `/${repo()}/code/outside`, /\/etc\/passwd/],
  ['a folder that does not exist', () => `/${repo()}/code/no/such/folder`, /no such file/i],
  ['the changes', () => `/${repo()}/changes`, /Respect gusts/],
  ['a change', () => `/${repo()}/changes/main`, /Link outside/],
  ['the issues', () => `/${repo()}/issues`, /Please add/],
  ['a closed issue', () => `/${repo()}/issues/4`, /Closed|closed/],
  ['an issue', () => `/${repo()}/issues/1`, /crashes|wrong number|hangs|throws|ignores|NaN/],
  ['an issue that does not exist', () => `/${repo()}/issues/9999`, /no such issue/i],
  ['a search', () => `/${repo()}/search?q=gust`, /gust/],
  ['a search of the code', () => `/${repo()}/search?q=gust&in=code`, /src\/wind\.ts:/],
  ['the form to report something', () => `/${repo()}/issues/new`, /what happened/i],
  ['a repository that does not exist', () => '/nobody/nothing', /no such repository/i],
  ['a page that does not exist', () => '/this/is/not/a/page/at/all', /no|not/i],
  ['your own page, signed out', () => '/you', /sign in/i],
  ['the maintainers’ door', () => '/maintainer/', /sign in/i],
  ['the admins’ door', () => '/admin/', /sign in/i],
]

for (const [name, path, shows] of pages) {
  test(`${name} shows what it should and is accessible`, async ({ page }) => {
    await page.goto(origin() + path())
    await expect(page.getByText(shows).filter({ visible: true }).first()).toBeVisible()
    await expectFits(page)
    await expectAccessible(page)
  })
}
