import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person. The actor id is what grants and audit entries name; it outlives a change of e-mail or handle. */
@Entity({ name: 'users' })
export class User {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid', { name: 'actor_id' })
  actorId!: string;
  @Column('timestamptz', { default: () => 'now()' })
  created!: Date;
  @Column('timestamptz', { default: () => 'now()' })
  updated!: Date;
  @Column('text')
  email!: string;
  @Column('text')
  handle!: string;
  @Column('text', { name: 'first_name' })
  firstName!: string;
  @Column('text', { name: 'last_name' })
  lastName!: string;
  /** Argon2id in PHC form; null for someone who cannot sign in by password. */
  @Column('text', { name: 'password_hash', nullable: true, select: false })
  passwordHash!: string | null;
  @Column('timestamptz', { name: 'last_login', nullable: true })
  lastLogin!: Date | null;
}
