import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An API key of a person or a service account, without the key: only its hash is kept. */
@Entity({ name: 'api_key' })
export class ApiKey {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('timestamptz', { default: () => 'now()' })
  created!: Date;
  /** Null for one of a service account. */
  @Column('uuid', { name: 'user_id', nullable: true })
  userId!: string | null;
  /** Null for one of a person. */
  @Column('uuid', { name: 'bot_id', nullable: true })
  botId!: string | null;
  @Column('text')
  name!: string;
  @Column('text')
  hint!: string;
  @Column('bytea', { name: 'key_hash', select: false })
  keyHash!: Buffer;
  @Column('timestamptz', { nullable: true })
  expiration!: Date | null;
  @Column('timestamptz', { name: 'last_used', nullable: true })
  lastUsed!: Date | null;
  /** Since when another key of the service account is the one in use. */
  @Column('timestamptz', { nullable: true })
  replaced!: Date | null;
}
