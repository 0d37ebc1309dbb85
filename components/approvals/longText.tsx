import { Disclosure } from '../base/disclosure.tsx';
import { useWords } from '../words/wordsContext.tsx';

/** Somebody may have written a megabyte: the decision stays in sight. */
const longest = 500;

/** What somebody wrote: as much as one reads at a glance, and all of it where that is wanted. */
export function LongText({ text, as: Text = 'bdi' }: { text: string; as?: 'bdi' | 'q' }) {
  const { t } = useWords();
  if (text.length <= longest) return <Text dir="auto">{text}</Text>;
  return (
    <>
      <Text dir="auto">{`${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`}</Text>
      <Disclosure label={t('approval.whole')}>
        <Text dir="auto">{text}</Text>
      </Disclosure>
    </>
  );
}
