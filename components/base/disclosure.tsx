import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Icon } from './icons.tsx';

/** A line that opens to more. */
export function Disclosure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <AriaDisclosure className="disclosure">
      <AriaButton slot="trigger" className="disclosure-trigger">
        <Icon name="chevron" mirrored />
        {label}
      </AriaButton>
      <DisclosurePanel className="disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
