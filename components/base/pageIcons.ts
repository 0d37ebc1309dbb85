/** Icons that no card shows, and that would be dead weight in it. */
export { ArrowLeftRegular as backIcon } from '@fluentui/react-icons/headless/svg/arrow-left';
export { ClockRegular as clockIcon } from '@fluentui/react-icons/headless/svg/clock';
export { QuestionCircleRegular as helpIcon } from '@fluentui/react-icons/headless/svg/question-circle';
export { SettingsRegular as settingsIcon } from '@fluentui/react-icons/headless/svg/settings';
