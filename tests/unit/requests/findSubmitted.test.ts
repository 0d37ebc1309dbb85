import { describe, expect, it } from 'vitest';
import type { GraphRequest } from '../../../lib/graph/api.ts';
import { findSubmitted } from '../../../lib/requests/findSubmitted.ts';
import { packageId, requestRow } from './people.ts';

const request = (changes: Partial<GraphRequest>): GraphRequest => ({
  id: 'g-1',
  requestType: 'userRemove',
  state: 'delivered',
  graphState: 'delivered',
  graphStatus: 'Delivered',
  createdAt: 1_000_000,
  justification: '',
  answers: [],
  questionTexts: {},
  schedule: null,
  accessPackage: { id: packageId, displayName: 'Marketing site' },
  assignmentId: 'held-1',
  ...changes,
});

describe('the request that a lost call has made', () => {
  it('is found where the list of what one holds did not name the package', () => {
    const row = requestRow({ requestType: 'userRemove', assignmentId: 'held-1', accessPackageId: '' });
    expect(findSubmitted([request({})], row, 1_000_000, new Set())?.id).toBe('g-1');
    expect(findSubmitted([request({ assignmentId: 'held-2' })], row, 1_000_000, new Set())).toBeUndefined();
  });
});
