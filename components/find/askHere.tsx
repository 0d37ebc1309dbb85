import type { OfferedPackage } from '../../lib/offer/offer.ts';
import { Button } from '../base/button.tsx';
import { Asking } from '../offer/asking.tsx';
import { askingWay } from '../offer/packageFacts.ts';
import { useOffering } from '../offer/useOffering.ts';
import { useWords } from '../words/wordsContext.tsx';
import type { FindContext } from './findProps.ts';
import { offerOf } from './offerOf.ts';

interface AskHereProps {
  offered: OfferedPackage;
  titleId: string;
  isBeingRead: boolean;
  context: FindContext;
}

/** Requests one package that was found, as its offer would: the same questions, the same guards. */
export function AskHere({ offered, titleId, isBeingRead, context }: AskHereProps) {
  const { t } = useWords();
  const { actions } = context;
  const offering = useOffering(offerOf([offered], context), actions, undefined);
  return (
    <Asking
      offering={offering}
      actions={actions}
      myAccessUrl={context.myAccessUrl}
      isBeingRead={isBeingRead}
      isAskingSite={false}
      isShort={askingWay(offered) !== 'justification'}
      titleId={titleId}
    >
      {offering.isConfirming && (
        <Button look="quiet" onClick={offering.goBack}>
          {t('offer.goBack')}
        </Button>
      )}
    </Asking>
  );
}
