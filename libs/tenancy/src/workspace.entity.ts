import { Column, Entity, PrimaryColumn } from 'typeorm';

export type WorkspaceStatus = 'creating' | 'ready' | 'deleting';

/** A workspace and where it lives. Only `ready` ones exist for anyone outside tenancy. */
@Entity({ name: 'workspace' })
export class Workspace {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('timestamptz', { default: () => 'now()' })
  created!: Date;
  @Column('timestamptz', { default: () => 'now()' })
  updated!: Date;
  @Column('uuid', { name: 'account_id' })
  accountId!: string;
  @Column('text')
  name!: string;
  @Column('text')
  handle!: string;
  @Column('text', { nullable: true })
  description!: string | null;
  @Column('text')
  status!: WorkspaceStatus;
  @Column('timestamptz', { name: 'status_since', default: () => 'now()' })
  statusSince!: Date;
  @Column('text')
  cell!: string;
  @Column('text', { name: 'schema_name' })
  schemaName!: string;
  @Column('integer', { name: 'schema_version' })
  schemaVersion!: number;
  @Column('bytea', { name: 'wrapped_key' })
  wrappedKey!: Buffer;
}
