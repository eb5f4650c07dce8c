import type { DataSource, EntityManager } from 'typeorm';

export interface HeldBack {
  readonly control: DataSource;
  /** Settles with the first answer. */
  readonly hasRead: Promise<void>;
  /** Lets this and all later answers through. */
  readonly goOn: () => void;
  /** How many were asked. */
  readonly questions: () => number;
}

/** The same database, whose answers are held back once they were read: what changes meanwhile is news to whoever asked. */
export function heldBack(control: DataSource): HeldBack {
  let questions = 0;
  let goOn = (): void => undefined;
  let read = (): void => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const hasRead = new Promise<void>((resolve) => (read = resolve));
  const late =
    <A extends unknown[]>(ask: (...args: A) => Promise<unknown>) =>
    async (...args: A): Promise<unknown> => {
      const found = await ask(...args);
      questions += 1;
      read();
      await gate;
      return found;
    };
  const findOneBy = late((...args: Parameters<EntityManager['findOneBy']>) => control.manager.findOneBy(...args));
  const manager = Object.assign(Object.create(control.manager) as EntityManager, { findOneBy });
  const query = late((...args: Parameters<DataSource['query']>) => control.query(...args));
  return { control: Object.create(control, { manager: { value: manager }, query: { value: query } }) as DataSource, hasRead, goOn, questions: () => questions };
}
