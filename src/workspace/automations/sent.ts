import { JsonNumber, type Json } from '@app/contract';
import { isUuid } from '../../http/decorators.js';
import { invalid } from '../../http/validation.js';

type Read<T> = (sent: Sent) => T;

/** A value of a body, and where in it. Each reading faults with `request.invalid` when the value is something else. */
export class Sent {
  constructor(
    readonly value: Json | undefined,
    readonly path: readonly (string | number)[],
  ) {}

  refuse(message: string, type?: string): never {
    throw invalid(this.path, message, type);
  }

  /** Of an object. */
  member(name: string): Sent {
    if (!(this.value instanceof Map)) this.refuse('Must be an object', 'model_attributes_type');
    return new Sent(this.value.get(name), [...this.path, name]);
  }

  /** Of an object, all of them. */
  members(): [name: string, sent: Sent][] {
    if (!(this.value instanceof Map)) this.refuse('Must be an object', 'dict_type');
    return [...this.value.keys()].map((name) => [name, this.member(name)]);
  }

  items<T>(read: Read<T>): T[] {
    if (!Array.isArray(this.value)) this.#refuseOr('Must be a list', 'list_type');
    return this.value.map((item, index) => read(new Sent(item, [...this.path, index])));
  }

  or<T>(otherwise: T, read: Read<T>): T {
    return this.value === undefined ? otherwise : read(this);
  }

  orNull<T>(read: Read<T>): T | null {
    return this.value === undefined || this.value === null ? null : read(this);
  }

  text(): string {
    if (typeof this.value !== 'string') this.#refuseOr('Must be a string', 'string_type');
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') this.#refuseOr('Must be true or false', 'bool_type');
    return this.value;
  }

  oneOf<const T extends readonly string[]>(choices: T): T[number] {
    const text = this.text();
    return choices.find((choice) => choice === text) ?? this.refuse(`Must be one of ${choices.join(', ')}`, 'enum');
  }

  uuid(): string {
    const text = this.text();
    return isUuid(text) ? text.toLowerCase() : this.refuse('Must be a UUID', 'uuid_parsing');
  }

  integer(): number {
    const number = this.number();
    return Number.isSafeInteger(number) ? number : this.refuse('Must be a whole number', 'int_type');
  }

  /** A span of time in seconds, to the microsecond. */
  seconds({ minimum }: { minimum: number }): number {
    const seconds = this.number();
    if (seconds < minimum) this.refuse(`Must be at least ${minimum}`, 'greater_than_equal');
    return seconds > SECONDS_MAX ? this.refuse('Is too long a time', 'time_delta_parsing') : Math.round(seconds * 1e6) / 1e6;
  }

  /** An object, as it was written. */
  object(): Json {
    return this.value instanceof Map ? this.value : this.#refuseOr('Must be an object', 'dict_type');
  }

  number(): number {
    if (!(this.value instanceof JsonNumber)) this.#refuseOr('Must be a number', 'float_type');
    return Number(this.value.text);
  }

  #refuseOr(message: string, type: string): never {
    return this.value === undefined ? this.refuse('Field required', 'missing') : this.refuse(message, type);
  }
}

/** Some 285 years: in microseconds still a whole number. */
const SECONDS_MAX = 9e9;
