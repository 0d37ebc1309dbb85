import type { ReactNode } from 'react';
import { useWords } from '../words/wordsContext.tsx';
import { Icon } from './icons.tsx';

/**
 * A link out of Knock, in a new tab. Addresses that are neither https nor mailto are shown as plain text: some come
 * from a page or from the organisation's map.
 */
export function OutLink({
  href,
  look,
  onClick,
  children,
}: {
  href: string;
  look?: 'button';
  onClick?: () => void;
  children: ReactNode;
}) {
  const words = useWords();
  if (!isSafe(href)) return <span>{children}</span>;
  return (
    <a
      className={look === 'button' ? 'button button-secondary' : 'link'}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={onClick}
    >
      {children}
      <Icon name="open" />
      <span className="visually-hidden">{words.t('common.opensInNewTab')}</span>
    </a>
  );
}

const isSafe = (href: string): boolean => {
  const protocol = URL.parse(href)?.protocol;
  return protocol === 'https:' || protocol === 'mailto:';
};
