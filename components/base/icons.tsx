import { CheckmarkFilled } from '@fluentui/react-icons/headless/svg/checkmark';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { ChevronRightRegular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { CopyRegular } from '@fluentui/react-icons/headless/svg/copy';
import { DismissFilled, DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import { ErrorCircleRegular } from '@fluentui/react-icons/headless/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/headless/svg/info';
import { OpenRegular } from '@fluentui/react-icons/headless/svg/open';
import { PersonRegular } from '@fluentui/react-icons/headless/svg/person';
import { SearchRegular } from '@fluentui/react-icons/headless/svg/search';
import { WarningRegular } from '@fluentui/react-icons/headless/svg/warning';

/** The Fluent icons that the card may show; each file holds one icon, so that only these are bundled. */
const icons = {
  check: CheckmarkFilled,
  chevron: ChevronRightRegular,
  copy: CopyRegular,
  dismiss: DismissRegular,
  error: ErrorCircleRegular,
  info: InfoRegular,
  open: OpenRegular,
  person: PersonRegular,
  search: SearchRegular,
  stopped: DismissFilled,
  success: CheckmarkCircleRegular,
  warning: WarningRegular,
};

/** One of these, or one that only pages show (`pageIcons.ts`). */
export type IconName = keyof typeof icons | typeof DismissRegular;

/** Decoration only: hidden from assistive technology; the words beside it say the same. */
export function Icon({ name, mirrored = false }: { name: IconName; mirrored?: boolean }) {
  const Svg = typeof name === 'string' ? icons[name] : name;
  return <Svg aria-hidden="true" className={mirrored ? 'icon icon-mirrored' : 'icon'} />;
}

/** Knock's mark: a door with a knocker. */
export function Logo() {
  return (
    <svg aria-hidden="true" className="logo" viewBox="0 0 32 32" width="20" height="20">
      <path className="logo-door" d="M2 15a14 14 0 0 1 28 0v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3z" />
      <circle className="logo-plate" cx="16" cy="11" r="3" />
      <path className="logo-ring" strokeWidth="3" d="M13.4 14a6.4 6.4 0 1 0 5.2 0" />
    </svg>
  );
}
