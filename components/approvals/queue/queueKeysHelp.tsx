import { useId } from 'react';
import { SaveFailed, useSaved } from '../../base/saved.tsx';
import { Toggle } from '../../base/toggle.tsx';
import { useWords } from '../../words/wordsContext.tsx';
import { letters } from './queueKeys.ts';

interface QueueKeysHelpProps {
  hintId: string;
  /** Else the keys that decide do nothing. */
  canDecide: boolean;
  isOn: boolean;
  /** Whether it was saved. */
  onChange: (isOn: boolean) => Promise<boolean>;
}

/** Which keys there are; the single letters can be turned off. */
export function QueueKeysHelp({ hintId, canDecide, isOn, onChange }: QueueKeysHelpProps) {
  const { t } = useWords();
  const titleId = useId();
  const saved = useSaved();
  return (
    <section className="queue-keys" aria-labelledby={titleId}>
      <h2 className="section-title" id={titleId}>
        {t('queue.keys')}
      </h2>
      <p className="quiet" id={hintId}>
        {t('queue.keysHint')}
      </p>
      {isOn && (
        <ul>
          {Object.entries(letters)
            .filter(([, act]) => canDecide || act === 'next' || act === 'previous')
            .map(([letter, act]) => (
              <li key={letter}>
                <kbd>{letter.toUpperCase()}</kbd> {t(`queue.key.${act}`)}
              </li>
            ))}
          <li>
            <kbd>Enter</kbd> {t('queue.key.details')}
          </li>
        </ul>
      )}
      <Toggle label={t('queue.keysOn')} isOn={isOn} onChange={(on) => saved.follow(onChange(on))} />
      <SaveFailed when={saved.failed} />
    </section>
  );
}
