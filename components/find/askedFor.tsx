import type { PastedNeed } from '../../lib/authoring/ownerLine.ts';
import { parseResourceKey } from '../../lib/resource/resource.ts';
import { MakePackage } from '../offer/makePackage.tsx';
import type { OfferActions } from '../offer/offerActions.ts';
import { useWords } from '../words/wordsContext.tsx';

/** What somebody asked an owner for: the missing package can be made, with what they wrote. */
export function AskedFor({
  asked,
  onMake,
}: {
  asked: PastedNeed;
  onMake: NonNullable<OfferActions['makePackage']>;
}) {
  const { t } = useWords();
  return (
    <section className="pasted panel">
      <p className="address" dir="ltr">
        {parseResourceKey(asked.key).id}
      </p>
      {asked.reason !== '' && <p className="quiet">{t('owner.reason', { reason: asked.reason })}</p>}
      <div className="actions">
        <MakePackage resource={asked.key} need={asked.need} look="primary" onMake={onMake} />
      </div>
    </section>
  );
}
