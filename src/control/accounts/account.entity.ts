import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who owns workspaces. */
@Entity({ name: 'account' })
export class Account {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('timestamptz', { default: () => 'now()' })
  created!: Date;
  @Column('timestamptz', { default: () => 'now()' })
  updated!: Date;
  @Column('text')
  name!: string;
  @Column('text')
  handle!: string;
}
