import { afterAll, expect } from 'vitest';
import { worlds } from './graph/worlds.ts';

afterAll(() => {
  const writes = worlds.splice(0).flatMap((packageWrites) => packageWrites());
  expect(writes, 'Made or deleted without packageCreation').toEqual([]);
});
