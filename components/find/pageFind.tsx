import { readRequirements } from '../data/commands.ts';
import { FindAccess } from './findAccess.tsx';
import type { FindProps } from './findProps.ts';

/** *Find access* in the popup, in the place of the answer to the page behind it. */
export function PageFind({ offer, actions }: FindProps) {
  if (offer.account === undefined) return null;
  return (
    <FindAccess
      account={offer.account}
      offer={offer}
      actions={actions}
      readRequirements={readRequirements}
      myAccessUrl={offer.myAccessUrl}
      initialQuery={offer.denial.resourceName}
      isFocused
    />
  );
}
