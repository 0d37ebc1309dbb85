import type { Settings } from './settings.ts';

/** The registration that carries the approver's scope: one of its own, or the one that everybody has. */
export const approverClient = ({
  clientId,
  approverClientId,
  shareApproverClient,
}: Pick<Settings, 'clientId' | 'approverClientId' | 'shareApproverClient'>): string | undefined =>
  approverClientId ?? (shareApproverClient ? clientId : undefined);
