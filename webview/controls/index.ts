/** The controls of both webviews; what draws them is nobody else's business. */
export type { ButtonChange, ButtonHandle, ButtonOptions } from './button.ts';
export { button } from './button.ts';
export type { Choice, DropdownHandle, DropdownOptions } from './dropdown.ts';
export { dropdown } from './dropdown.ts';
export type { EstimatorForm } from './estimator.ts';
export { createEstimatorForm } from './estimator.ts';
export type { IconName } from './icons.ts';
export type { MenuButtonOptions, MenuEntry, MenuItem, MenuOptions } from './menu.ts';
export { menuButton, openMenu } from './menu.ts';
export type { NumberFieldHandle, NumberFieldOptions } from './number-field.ts';
export { numberField } from './number-field.ts';
export type { PlainButtonHandle } from './plain-button.ts';
export { plainButton } from './plain-button.ts';
export type { BadgeHandle, CheckboxHandle, CheckboxOptions } from './simple.ts';
export { badge, checkbox, divider } from './simple.ts';
export type { Transport } from './transport.ts';
export { createTransport } from './transport.ts';
