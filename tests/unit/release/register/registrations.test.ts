import { expect, it } from 'vitest';
import { permissionIds } from '../../../../lib/release/register/registrations.ts';
import permissions from '../../../tenant/graph/data/graph-permissions.json' with { type: 'json' };

it('every permission has the id that Graph published for it', () => {
  const published: Record<string, { id: string }> = permissions.scopes;
  for (const [scope, id] of Object.entries(permissionIds))
    expect([scope, published[scope]?.id]).toEqual([scope, id]);
});
