import { ADMIN, CONTRIBUTOR, EDGE, MAINTAINER, openFixture, type Fixture } from '@smithers/monolith/fixture'

/** A hub at which an admin, a maintainer and a contributor signed in a second ago. */
export async function openWithThree(): Promise<Fixture> {
  const hub = openFixture()
  for (const { actor } of [ADMIN, MAINTAINER, CONTRIBUTOR]) await hub.call('recordSignIn', { address: actor }, EDGE)
  hub.pass(1000)
  return hub
}
