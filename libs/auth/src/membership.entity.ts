import { Column, Entity, PrimaryColumn } from 'typeorm';

export type AccountRole = 'owner' | 'admin' | 'member';

/** Who belongs to an account, and as what. */
@Entity({ name: 'membership' })
export class Membership {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;
  @Column('timestamptz', { default: () => 'now()' })
  created!: Date;
  @Column('text')
  role!: AccountRole;
}
