import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser that is signed in. The token itself is in its cookie alone. */
@Entity({ name: 'session' })
export class Session {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('timestamptz', { default: () => 'now()' })
  created!: Date;
  @Column('uuid', { name: 'user_id' })
  userId!: string;
  @Column('bytea', { name: 'token_hash', select: false })
  tokenHash!: Buffer;
  @Column('timestamptz')
  expires!: Date;
  @Column('timestamptz', { name: 'last_seen', default: () => 'now()' })
  lastSeen!: Date;
}
