import type { Suggestion } from '@smithers/api-spec/client/model/suggestion'

/** A suggestion for tests; whatever matters to a test is given. */
export function aSuggestion(given: Partial<Suggestion> & { id: number; issue: number }): Suggestion {
  return {
    issueTitle: 'Crash when label is empty',
    kind: 'label',
    value: 'bug',
    reason: 'same words',
    confidence: 0.8,
    evidence: [],
    costume: 'smithers:triage@1',
    state: 'pending',
    decidedBy: null,
    decidedReason: null,
    createdAt: '2026-11-22T09:00:00.000Z',
    decidedAt: null,
    ...given,
  }
}
