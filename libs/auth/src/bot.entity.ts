import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountRole } from './membership.entity.js';

/** A service account: one account's own program, which comes in by a key and by nothing else. */
@Entity({ name: 'bot' })
export class Bot {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'actor_id' })
  actorId!: string;
  @Column('timestamptz', { default: () => 'now()' })
  created!: Date;
  @Column('timestamptz', { default: () => 'now()' })
  updated!: Date;
  @Column('uuid', { name: 'account_id' })
  accountId!: string;
  @Column('text')
  name!: string;
  @Column('text')
  role!: AccountRole;
}
