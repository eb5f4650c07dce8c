import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's API key, without the key: only its hash is kept. */
@Entity({ name: 'api_key' })
export class ApiKey {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('timestamptz', { default: () => 'now()' })
  created!: Date;
  @Column('uuid', { name: 'user_id' })
  userId!: string;
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
}
