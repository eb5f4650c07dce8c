import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A way into a workspace for events of other systems. */
@Entity({ name: 'webhook' })
export class Webhook {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('timestamptz', { default: () => 'now()' })
  created!: Date;
  @Column('timestamptz', { default: () => 'now()' })
  updated!: Date;
  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;
  @Column('text')
  name!: string;
  @Column('text')
  description!: string;
  @Column('boolean')
  enabled!: boolean;
  /** What makes an event of a request. */
  @Column('text')
  template!: string;
  /** Whether senders have to bring an API key. */
  @Column('boolean', { name: 'requires_key' })
  requiresKey!: boolean;
  /** Whose key alone may send; it stays when the service account goes, and then nobody may. */
  @Column('uuid', { name: 'service_account_id', nullable: true })
  serviceAccountId!: string | null;
  @Column('bytea', { name: 'slug_hash', select: false })
  slugHash!: Buffer;
  @Column('bytea', { name: 'sealed_slug' })
  sealedSlug!: Buffer;
}
