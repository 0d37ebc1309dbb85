import { ArrowLeftRegular } from '@fluentui/react-icons/headless/svg/arrow-left';
import { CheckmarkFilled } from '@fluentui/react-icons/headless/svg/checkmark';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { ChevronRightRegular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { ClockRegular } from '@fluentui/react-icons/headless/svg/clock';
import { CopyRegular } from '@fluentui/react-icons/headless/svg/copy';
import { DismissFilled, DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import { ErrorCircleRegular } from '@fluentui/react-icons/headless/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/headless/svg/info';
import { OpenRegular } from '@fluentui/react-icons/headless/svg/open';
import { PersonRegular } from '@fluentui/react-icons/headless/svg/person';
import { SearchRegular } from '@fluentui/react-icons/headless/svg/search';
import { SettingsRegular } from '@fluentui/react-icons/headless/svg/settings';
import { WarningRegular } from '@fluentui/react-icons/headless/svg/warning';

/** The Fluent icons in use; each file holds one icon, so that only these are bundled. */
const icons = {
  back: ArrowLeftRegular,
  check: CheckmarkFilled,
  chevron: ChevronRightRegular,
  clock: ClockRegular,
  copy: CopyRegular,
  dismiss: DismissRegular,
  error: ErrorCircleRegular,
  info: InfoRegular,
  open: OpenRegular,
  person: PersonRegular,
  search: SearchRegular,
  settings: SettingsRegular,
  stopped: DismissFilled,
  success: CheckmarkCircleRegular,
  warning: WarningRegular,
};

export type IconName = keyof typeof icons;

/** Decoration only: hidden from assistive technology; the words beside it say the same. */
export function Icon({ name, mirrored = false }: { name: IconName; mirrored?: boolean }) {
  const Svg = icons[name];
  return <Svg aria-hidden="true" className={mirrored ? 'icon icon-mirrored' : 'icon'} />;
}

/** Knock's mark: a door with a knocker. */
export function Logo() {
  return (
    <svg aria-hidden="true" className="logo" viewBox="0 0 32 32" width="20" height="20">
      <path className="logo-door" d="M7 3.5A2.5 2.5 0 0 1 9.5 1h13A2.5 2.5 0 0 1 25 3.5V31H7z" />
      <path className="logo-door" d="M5 13a11 11 0 0 1 22 0v17a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2z" />
      <circle className="logo-plate" cx="16" cy="11.2" r="2.6" />
      <path className="logo-ring" strokeWidth="2.6" d="M14.3 13.2a5.3 5.3 0 1 0 3.4 0" />
    </svg>
  );
}
