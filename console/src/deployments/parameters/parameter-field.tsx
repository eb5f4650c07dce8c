import { Anchor, Button, CloseButton, Group, Paper, PasswordInput, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { BlockPicker } from '../../blocks/block-picker';
import { hereZone, toInstant, toLocal } from '../zones';
import { isList, isMembers, jsonFault, Num, Raw, type Value, writeExact } from './exact';
import { beginning, type Field, fieldOf, fits, MASK, type Member, referredId, type Schema, toReference, variantOf, writtenFault } from './fields';

interface Props {
  field: Field;
  /** What references lead into. */
  root: Schema;
  /** Undefined: left out. */
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  required?: boolean;
  fault?: string | undefined;
}

/** One value, asked for by what its schema says it is; what is something else is shown as JSON. */
export function ParameterField(props: Props) {
  const { field, value } = props;
  if (value instanceof Raw || !fits(field, value)) return <JsonField {...props} />;
  switch (field.kind) {
    case 'flag':
      return field.nullable || value === undefined ? <ChoiceField {...props} options={[true, false]} /> : <FlagField {...props} />;
    case 'choice':
      return <ChoiceField {...props} options={field.options} />;
    case 'list':
      return <ListField {...props} item={field.item} />;
    case 'object':
      return <ObjectField {...props} members={field.members} />;
    case 'either':
      return <EitherField {...props} variants={field.variants} />;
    case 'json':
      return <JsonField {...props} />;
    case 'block':
      return <BlockField {...props} slugs={field.slugs} />;
    default:
      return field.kind === 'text' && field.secret ? <SecretField {...props} /> : <LineField {...props} />;
  }
}

const labelsOf = ({ field, required, fault }: Props) => ({
  label: field.label,
  description: field.description,
  required: required ?? false,
  error: fault ?? null,
});

/** Takes what is written away again: then it is null where that is allowed, else left out. */
const empty = ({ field }: Props): Value | undefined => (field.nullable ? null : undefined);

function placeholderOf({ field: { nullable, fallback }, value }: Props): string {
  if (value === null) return 'None';
  if (fallback !== undefined && fallback !== null && fallback !== '')
    return `${typeof fallback === 'string' ? fallback : writeExact(fallback)}, unless written`;
  return nullable ? 'None, unless written' : '';
}

function LineField(props: Props) {
  const { field, value, onChange } = props;
  const text = value instanceof Num ? value.text : typeof value === 'string' ? value : '';
  const isNumber = field.kind === 'integer' || field.kind === 'number';
  const fault = props.fault ?? writtenFault(field.kind, value) ?? undefined;
  const change = (written: string): void => {
    if (written === '' && (isNumber || field.kind !== 'text')) return onChange(empty(props));
    onChange(isNumber ? new Num(written) : field.kind === 'date-time' ? toInstant(written) : written);
  };
  const shared = {
    ...labelsOf({ ...props, fault }),
    placeholder: placeholderOf(props),
    rightSection: text !== '' && field.nullable ? <CloseButton size="sm" aria-label={`No ${field.label}`} onClick={() => onChange(null)} /> : null,
  };
  // Not while it is written: another kind of field would lose the cursor.
  const [long] = useState(text.includes('\n') || text.length > 80);
  if (field.kind === 'text' && long) {
    return <Textarea autosize maxRows={12} {...shared} value={text} onChange={({ currentTarget }) => change(currentTarget.value)} />;
  }
  return (
    <TextInput
      {...shared}
      {...(isNumber ? { inputMode: field.kind === 'integer' ? ('numeric' as const) : ('decimal' as const) } : {})}
      {...(field.kind === 'date-time'
        ? { type: 'datetime-local', step: 1, description: [field.description, `In your time zone, ${hereZone}.`].filter(Boolean).join(' ') }
        : {})}
      {...(field.kind === 'date' ? { type: 'date' } : {})}
      value={field.kind === 'date-time' ? toLocal(text) : text}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}

/** What was hidden stays unless something is written in its place. */
function SecretField(props: Props) {
  const { field, value, onChange } = props;
  const [kept] = useState(value === MASK);
  const [severalLines, setSeveralLines] = useState(false);
  const { description, required, ...labels } = labelsOf(props);
  const shared = {
    ...labels,
    description: [description, kept ? 'What is there is hidden, and stays unless you write something.' : null].filter(Boolean).join(' ') || null,
    required: required && !kept,
    withAsterisk: required,
    placeholder: kept ? MASK : placeholderOf(props),
    autoComplete: 'new-password',
    spellCheck: false,
    value: typeof value === 'string' && value !== MASK ? value : '',
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange(currentTarget.value === '' ? (kept ? MASK : empty(props)) : currentTarget.value),
  };
  return (
    <div>
      {severalLines ? (
        <Textarea autosize minRows={3} maxRows={12} classNames={{ input: 'mono' }} {...shared} />
      ) : (
        <PasswordInput visibilityToggleButtonProps={{ 'aria-label': `Show what is written in ${field.label}` }} {...shared} />
      )}
      {!severalLines && (
        <Anchor component="button" type="button" size="xs" mt={4} onClick={() => setSeveralLines(true)}>
          Write several lines
        </Anchor>
      )}
    </div>
  );
}

function BlockField({ slugs, ...props }: Props & { slugs: readonly string[] }) {
  const { value, onChange } = props;
  return (
    <BlockPicker
      {...labelsOf(props)}
      slugs={slugs}
      value={referredId(value)}
      clearable={!props.required}
      onChange={(id) => onChange(id === null ? empty(props) : toReference(id))}
    />
  );
}

function FlagField(props: Props) {
  const { label, description, error } = labelsOf(props);
  return (
    <Switch
      label={label}
      description={description}
      error={error}
      checked={props.value === true}
      onChange={({ currentTarget }) => props.onChange(currentTarget.checked)}
    />
  );
}

function ChoiceField({ options, ...props }: Props & { options: readonly Value[] }) {
  const { value, onChange, field } = props;
  const data = options.map((option) => ({ value: writeExact(option), label: typeof option === 'string' ? option : writeExact(option) }));
  const written = value === undefined || value === null ? null : writeExact(value);
  const known = data.some((option) => option.value === written);
  return (
    <Select
      {...labelsOf(props)}
      placeholder={placeholderOf(props)}
      data={known || written === null ? data : [...data, { value: written, label: written }]}
      value={written}
      clearable={field.nullable}
      allowDeselect={field.nullable}
      onChange={(next) => onChange(next === null ? empty(props) : options.find((option) => writeExact(option) === next))}
    />
  );
}

function ListField({ item, ...props }: Props & { item: Schema }) {
  const { field, root, value, onChange } = props;
  const items = isList(value) ? value : [];
  const inner = fieldOf(item, root, 'Item');
  const replace = (index: number, next: Value | undefined): void => onChange(items.map((old, at) => (at === index ? (next ?? null) : old)));
  return (
    <ValueGroup {...props}>
      {items.map((one, index) => (
        <Group key={index} gap="xs" wrap="nowrap" align="flex-end">
          <div style={{ flex: 1, minWidth: 0 }}>
            <ParameterField
              field={{ ...inner, label: `${field.label} ${index + 1}`, description: null }}
              root={root}
              value={one}
              onChange={(next) => replace(index, next)}
            />
          </div>
          <CloseButton size="lg" aria-label={`Remove ${field.label} ${index + 1}`} onClick={() => onChange(items.filter((_, at) => at !== index))} />
        </Group>
      ))}
      {items.length === 0 && <Text c="dimmed">{value === undefined || value === null ? 'None' : 'An empty list'}</Text>}
      <Button variant="default" size="compact-sm" w="fit-content" onClick={() => onChange([...items, beginning(inner, root)])}>
        Add an item to {field.label}
      </Button>
    </ValueGroup>
  );
}

function ObjectField({ members, ...props }: Props & { members: readonly Member[] }) {
  const { field, root, value, onChange } = props;
  if (!isMembers(value))
    return (
      <ValueGroup {...props}>
        <Text c="dimmed">None</Text>
        <Button variant="default" size="compact-sm" w="fit-content" onClick={() => onChange(beginning(field, root))}>
          Fill in {field.label}
        </Button>
      </ValueGroup>
    );
  return (
    <ValueGroup {...props}>
      <ParameterFields members={members} root={root} values={value} onChange={onChange} />
    </ValueGroup>
  );
}

function EitherField({ variants, ...props }: Props & { variants: readonly Field[] }) {
  const { field, root, value, onChange, required } = props;
  // What has to be there begins as the first kind.
  const absent = required && value === undefined ? 0 : -1;
  const [picked, setPicked] = useState(-1);
  const pick = variants[picked];
  const known = pick && value !== null && fits(pick, value) ? picked : null;
  const found = value === undefined || value === null ? absent : (known ?? variantOf(variants, value));
  const chosen = variants[found];
  return (
    <ValueGroup {...props}>
      <Select
        aria-label={`Kind of ${field.label}`}
        placeholder="None"
        data={variants.map(({ label }, index) => ({ value: String(index), label }))}
        value={found < 0 ? null : String(found)}
        clearable={field.nullable}
        onChange={(next) => {
          const variant = next === null ? undefined : variants[Number(next)];
          setPicked(next === null ? -1 : Number(next));
          onChange(variant ? beginning(variant, root) : empty(props));
        }}
      />
      {chosen && <ParameterField field={{ ...chosen, label: `${field.label} as ${chosen.label}` }} root={root} value={value} onChange={onChange} />}
    </ValueGroup>
  );
}

function JsonField(props: Props) {
  const { field, value, onChange, fault } = props;
  const text = value instanceof Raw ? value.text : value === undefined ? '' : writeExact(value, 2);
  const wrong = text === '' ? null : jsonFault(text);
  return (
    <Textarea
      {...labelsOf(props)}
      description={[field.description, 'As JSON.'].filter(Boolean).join(' ')}
      error={fault ?? wrong}
      autosize
      minRows={2}
      maxRows={16}
      classNames={{ input: 'mono' }}
      spellCheck={false}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? empty(props) : new Raw(currentTarget.value))}
    />
  );
}

/** Several fields that are one value. */
function ValueGroup({ field, required, fault, value, onChange, children }: Props & { children: ReactNode }) {
  return (
    <Paper withBorder p="sm" component="fieldset" m={0}>
      <legend className="legend">
        {field.label}
        {required && <span aria-hidden> *</span>}
      </legend>
      <Stack gap="sm">
        {field.description && (
          <Text size="xs" c="dimmed">
            {field.description}
          </Text>
        )}
        {children}
        {field.nullable && value !== null && value !== undefined && (
          <Anchor component="button" type="button" size="xs" w="fit-content" onClick={() => onChange(null)}>
            Set {field.label} to none
          </Anchor>
        )}
        {fault && (
          <Text size="xs" c="red" role="alert">
            {fault}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

interface FieldsProps {
  members: readonly Member[];
  root: Schema;
  values: { readonly [name: string]: Value };
  onChange: (values: { readonly [name: string]: Value }) => void;
  faults?: ReadonlyMap<string, string>;
}

/** All members of an object; those that are left out are not in `values`. */
export function ParameterFields({ members, root, values, onChange, faults }: FieldsProps) {
  const set = (name: string, value: Value | undefined): void => {
    const { [name]: _, ...others } = values;
    onChange(value === undefined ? others : { ...values, [name]: value });
  };
  return (
    <Stack gap="md">
      {members.map(({ name, schema, required }) => (
        <ParameterField
          key={name}
          field={fieldOf(schema, root, name)}
          root={root}
          value={values[name] ?? (name in values ? null : undefined)}
          onChange={(next) => set(name, next)}
          required={required}
          fault={faults?.get(name)}
        />
      ))}
    </Stack>
  );
}
