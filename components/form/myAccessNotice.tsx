import type { PolicyRequirements } from '../../lib/entitlement/request.ts';
import { Button } from '../base/button.tsx';
import { OutLink } from '../base/link.tsx';
import { Notice } from '../base/notice.tsx';
import { AsOf } from '../base/time.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** A draft that waits for what the person does in My Access. */
export interface WaitingThere {
  /** When requests were last read. */
  asOf: number | undefined;
  isBusy: boolean;
  onLook: () => void;
}

interface MyAccessNoticeProps {
  policy: PolicyRequirements;
  url: string | undefined;
  waiting: WaitingThere | undefined;
  /** The person followed the link. Knock keeps the draft and matches it with the request that appears in Graph. */
  onGo: () => void;
}

/** A request that only My Access can take: the person goes on there, and Knock waits for it. */
export function MyAccessNotice({ policy, url, waiting, onGo }: MyAccessNoticeProps) {
  const { t } = useWords();
  const why = policy.myAccessWhy ?? 'question';
  if (waiting === undefined)
    return (
      <Notice tone="info" title={t('form.needsMyAccess')}>
        <p>{t(`form.needsMyAccess.${why}`)}</p>
        <p>{t('form.needsMyAccess.do')}</p>
        {url !== undefined && (
          <OutLink look="button" href={url} onClick={onGo}>
            {t('form.goToMyAccess')}
          </OutLink>
        )}
      </Notice>
    );
  return (
    <>
      <Notice tone="info" title={t('form.inMyAccess')}>
        <p>{t('form.inMyAccess.do')}</p>
        <div className="actions">
          <Button busy={waiting.isBusy} onClick={waiting.onLook}>
            {t('form.inMyAccess.look')}
          </Button>
          {url !== undefined && (
            <OutLink href={url} onClick={onGo}>
              {t('form.inMyAccess.again')}
            </OutLink>
          )}
        </div>
      </Notice>
      {/* Not in the notice, which would be read out again each minute. */}
      <AsOf at={waiting.asOf} />
    </>
  );
}
