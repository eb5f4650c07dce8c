import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ACCOUNT_ROLES = ['owner', 'admin', 'member'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

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
