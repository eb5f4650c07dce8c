import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who changed what. Written in the transaction of the change. */
@Entity({ name: 'audit_event' })
export class AuditEvent {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('timestamptz', { default: () => 'now()' })
  occurred!: Date;
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;
  @Column('uuid', { name: 'workspace_id', nullable: true })
  workspaceId!: string | null;
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;
  /** session, api-key or operator. */
  @Column('text', { name: 'came_by' })
  cameBy!: string;
  /** verb:resource, such as create:workspace. */
  @Column('text')
  action!: string;
  @Column('text')
  resource!: string;
  @Column('jsonb', { default: {} })
  details!: object;
}
