import type { Need } from '../../lib/entitlement/need.ts';
import type { ResourceKey } from '../../lib/resource/resource.ts';
import { Button } from '../base/button.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** For whoever makes access packages: the missing one, prefilled. */
export function MakePackage(props: {
  resource: ResourceKey;
  need: Need | undefined;
  /** Where it is all there is to do. */
  look?: 'primary';
  onMake: (resource: ResourceKey, need: Need | undefined) => void;
}) {
  const { t } = useWords();
  return (
    <Button look={props.look ?? 'quiet'} onClick={() => props.onMake(props.resource, props.need)}>
      {t('owner.make')}
    </Button>
  );
}
