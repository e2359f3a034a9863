/** The form of a new training: every field says what it means, and what is wrong with it. */
import type { TrainingSettings } from '../../../engine/index.ts';
import { button, checkbox, type DropdownHandle, dropdown, numberField } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import type { DataSetSummary, NetworkOption, TrainingDraft } from '../../protocol.ts';
import type { TrainingModel } from '../model.ts';
import { commonFields, methodFields } from './fields.ts';
import { createLengthFields } from './length.ts';
import { COMPARED, METHODS, type MethodField, methodOf } from './methods.ts';

export interface TrainingForm {
  readonly element: HTMLElement;
  update(model: TrainingModel): void;
}

export interface TrainingFormEvents {
  /** The draft has changed. */
  changed(draft: TrainingDraft): void;
  start(drafts: readonly TrainingDraft[]): void;
}

const OWN_DROPOUT = 'Dropout of a network of your own stands in its function: call dropout there, and choose another method here.';

const OPTIMIZERS = [
  { value: 'adam', label: 'Adam', description: 'A step size of its own for every weight; what the paper uses.' },
  { value: 'sgd', label: 'SGD', description: 'The gradient times the learning rate.' },
] as const;

export function createTrainingForm(events: TrainingFormEvents, remembered: TrainingDraft | undefined): TrainingForm {
  let draft = remembered;
  /** The network that was asked for last: what is chosen afterwards stays. */
  let chosen: string | undefined;
  let model: Pick<TrainingModel, 'networks' | 'sets' | 'faults'> = { networks: [], sets: [], faults: [] };
  const become = (next: TrainingDraft): void => {
    draft = next;
    show();
    events.changed(next);
  };
  const change = (next: Partial<TrainingDraft>): void => draft && become({ ...draft, ...next });
  const settings = (how: (before: TrainingSettings) => TrainingSettings): void => draft && change({ settings: how(draft.settings) });
  const choose = (name: string): void => {
    const network = model.networks.find((each) => each.name === name);
    if (network) become(firstDraft(network, model.sets, draft));
  };

  const isOwn = ({ settings: { network } }: TrainingDraft): boolean => model.networks.some(({ name, own }) => own && name === network);

  const networks = replaceable();
  const sets = replaceable();
  const method = dropdown({
    label: 'Method',
    options: METHODS,
    value: 'baseline',
    onChange: (value) => settings((before) => METHODS.find((each) => each.value === value)?.apply(before) ?? before),
  });
  const description = element('p', 'form-description');
  const special = methodFields(settings);
  const common = commonFields(settings);
  const optimizer = dropdown({
    label: 'Optimizer',
    options: OPTIMIZERS,
    value: 'adam',
    onChange: (value) => settings((before) => ({ ...before, optimizer: { ...before.optimizer, name: value === 'sgd' ? 'sgd' : 'adam' } })),
  });
  const length = createLengthFields(change);
  const seeds = numberField({
    label: 'Trainings',
    value: 1,
    min: 1,
    max: 20,
    step: 1,
    help: 'How many to start, with seeds that count up. Several seeds are drawn as a band.',
    onChange: (value) => change({ seeds: value }),
  });
  const bootstrap = checkbox({
    label: 'Bootstrap',
    checked: false,
    help: 'Trains on a resample of the training images, as the paper’s repeats do.',
    onChange: (checked) => settings((before) => ({ ...before, bootstrap: checked })),
  });
  const faults = element('ul', 'form-faults');
  const alert = element('div', '', faults);
  attributes(alert, { role: 'alert' });
  const start = button({
    label: 'Train',
    title: 'Trains in the background',
    appearance: 'primary',
    onClick: () => draft && events.start([draft]),
  });
  const compare = button({
    label: 'Compare methods',
    title: 'Trains with the baseline, dropout, RAD and SPAD, one after the other, and overlays them',
    onClick: () => draft && events.start(comparedDrafts(draft, isOwn(draft))),
  });
  const form = element(
    'section',
    'training-form',
    element('div', 'form-fields', networks.element, sets.element, method.element, ...Object.values(special).map((each) => each.element)),
    description,
    element(
      'div',
      'form-fields',
      ...length.elements,
      ...common.map((each) => each.element),
      optimizer.element,
      seeds.element,
      bootstrap.element,
    ),
    alert,
    element('div', 'form-actions', start.element, compare.element),
  );
  attributes(form, { 'aria-label': 'New training' });

  const show = (): void => {
    if (draft === undefined) return;
    const { settings: wanted } = draft;
    const network = model.networks.find(({ name }) => name === wanted.network);
    const chosen = methodOf(wanted);
    networks.show('Network', networkChoices(model.networks), wanted.network, choose);
    sets.show('Data', setChoices(model.sets, network), draft.data, (data) => change({ data }));
    method.set(chosen?.value ?? 'baseline');
    description.textContent = chosen?.description ?? '';
    for (const [name, each] of Object.entries(special)) {
      each.element.hidden = !chosen?.reads.some((read: MethodField) => read === name);
      each.show(wanted);
    }
    for (const each of common) each.show(wanted);
    optimizer.set(wanted.optimizer.name);
    length.show(draft, model.sets.find(({ id }) => id === draft?.data)?.images);
    seeds.set(draft.seeds);
    bootstrap.set(wanted.bootstrap);
    const set = model.sets.find(({ id }) => id === draft?.data);
    const wrong = [...model.faults, ...dataFaults(set, network), ...(isOwn(draft) && wanted.keep !== undefined ? [OWN_DROPOUT] : [])];
    faults.replaceChildren(...wrong.map((each) => element('li', '', each)));
    for (const each of [start, compare]) each.set({ disabled: wrong.length > 0 });
  };
  return {
    element: form,
    update(next) {
      model = next;
      if (model.networks.length === 0 || model.sets.length === 0) return;
      const known = model.networks.some(({ name }) => name === draft?.settings.network);
      if (next.chosen !== undefined && next.chosen !== chosen) choose(next.chosen);
      else if (!known && model.networks[0]) choose(model.networks[0].name);
      else show();
      chosen = next.chosen;
    },
  };
}

/** What a network is trained with unless the form says otherwise; the method that was chosen stays. */
function firstDraft(
  { standard, exampleSize }: NetworkOption,
  sets: readonly DataSetSummary[],
  before: TrainingDraft | undefined,
): TrainingDraft {
  const fits = (set: DataSetSummary): boolean =>
    set.status === 'ready' && (set.exampleSize === undefined || set.exampleSize === exampleSize);
  const data = sets.find((set) => set.id === before?.data && fits(set)) ?? sets.find(fits);
  const method = before && methodOf(before.settings);
  return {
    settings: method ? method.apply(standard) : standard,
    data: data?.id ?? '',
    evaluateEvery: Math.max(1, Math.round(standard.iterations / 20)),
    seeds: before?.seeds ?? 1,
  };
}

/** A function of the person's own has its dropout in it. */
function comparedDrafts(draft: TrainingDraft, own: boolean): readonly TrainingDraft[] {
  return METHODS.filter(({ value }) => COMPARED.includes(value) && !(own && value === 'dropout')).map((method) => ({
    ...draft,
    settings: method.apply(draft.settings),
  }));
}

function networkChoices(networks: readonly NetworkOption[]) {
  return networks.map(({ name, description, parameters }) => ({
    value: name,
    label: name,
    description: `${description} ${formatCount(parameters)} weights.`,
  }));
}

/** Those that the network can read; what it cannot is not offered. */
function setChoices(sets: readonly DataSetSummary[], network: NetworkOption | undefined) {
  return sets
    .filter(({ exampleSize }) => exampleSize === undefined || exampleSize === network?.exampleSize)
    .map(({ id, name, description, status }) => ({ value: id, label: status === 'ready' ? name : `${name} (not here)`, description }));
}

function dataFaults(set: DataSetSummary | undefined, network: NetworkOption | undefined): readonly string[] {
  if (set === undefined) return network === undefined ? [] : ['There is no data that this network can read.'];
  return set.status === 'ready' ? [] : [`${set.name} is not here yet: download it on the page Data.`];
}

/** A drop-down whose choices change; what is chosen stays while it is among them. */
function replaceable() {
  const host = element('div', 'form-replaceable');
  let built = '';
  let control: DropdownHandle | undefined;
  return {
    element: host,
    show(
      label: string,
      options: readonly { readonly value: string; readonly label: string; readonly description: string }[],
      value: string,
      onChange: (value: string) => void,
    ): void {
      const wanted = JSON.stringify(options);
      if (wanted !== built) {
        built = wanted;
        control = dropdown({ label, options, value, onChange });
        host.replaceChildren(control.element);
      }
      control?.set(value);
    },
  };
}
