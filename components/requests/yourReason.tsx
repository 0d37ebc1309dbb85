import { readFacts } from '../../lib/entitlement/requestFacts.ts';
import { factsWords } from '../offer/typedFacts.ts';
import { useWords } from '../words/wordsContext.tsx';

/** What was sent to be read by an approver: where and what for, then the reason. */
export function YourReason({ justification }: { justification: string }) {
  const words = useWords();
  const read = readFacts(justification);
  const reason = read?.rest ?? justification;
  return (
    <>
      {read !== undefined && <p>{words.t('facts.sent', { facts: factsWords(read.facts, words) })}</p>}
      {reason !== '' && <p>{words.t('request.yourReason', { text: reason })}</p>}
    </>
  );
}
