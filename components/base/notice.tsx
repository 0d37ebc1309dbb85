import type { ReactNode } from 'react';
import { useWords } from '../words/wordsContext.tsx';
import { Spinner } from './button.tsx';
import { Icon, type IconName } from './icons.tsx';

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

const iconOf: Record<NoticeTone, IconName> = {
  info: 'info',
  success: 'success',
  warning: 'warning',
  danger: 'error',
};

/** A boxed message with an icon. Announced politely when it appears. */
export function Notice({ tone, title, children }: { tone: NoticeTone; title: string; children?: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role="status">
      <Icon name={iconOf[tone]} />
      <div className="notice-body">
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** What a list shows instead of nothing. */
export function EmptyState({
  icon,
  title,
  children,
}: {
  icon: IconName;
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** Something is being read. It says so in words, because a spinner tells a screen reader nothing. */
export function Loading({ text }: { text?: string }) {
  const { t } = useWords();
  return (
    <p className="looking" role="status">
      <Spinner />
      {text ?? t('common.loading')}
    </p>
  );
}
