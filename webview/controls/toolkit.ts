/**
 * The only file that knows `@vscode/webview-ui-toolkit`: it registers the components in use and makes their elements.
 * The toolkit is deprecated; to replace it, replace this file and keep what it exports.
 */
import type { Button, Checkbox, Divider, Dropdown, Option, TextField } from '@vscode/webview-ui-toolkit';
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDivider,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

interface ToolkitElements {
  readonly button: Button;
  readonly checkbox: Checkbox;
  readonly divider: Divider;
  readonly dropdown: Dropdown;
  readonly option: Option;
  readonly 'text-field': TextField;
}

let registered = false;

/** A component of the toolkit, by its name without the prefix; style sheets find it by the class `control-<name>`. */
export function toolkitElement<Name extends keyof ToolkitElements>(name: Name): ToolkitElements[Name] {
  register();
  // The DOM's own typing knows only `HTMLElement` for a custom tag; the registration above fixes the class.
  const created = document.createElement(`vscode-${name}`) as ToolkitElements[Name];
  created.className = `control-${name}`;
  return created;
}

function register(): void {
  if (registered) return;
  registered = true;
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDivider(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeTextField(),
  );
}
