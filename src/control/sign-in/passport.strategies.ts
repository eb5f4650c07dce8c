import { Authenticator, type Principal, User, verifyPassword } from '@app/auth';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy as BearerStrategy } from 'passport-http-bearer';
import { Strategy as LocalStrategy } from 'passport-local';
import { DataSource } from 'typeorm';
import { ofEmail } from '../users/emails.js';

/** E-mail and password. Takes as long for an address nobody has. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(LocalStrategy, 'password') {
  constructor(private readonly control: DataSource) {
    super({ usernameField: 'email', passwordField: 'password', session: false });
  }

  async validate(email: string, password: string): Promise<User | false> {
    const user = await this.control.manager.createQueryBuilder(User, 'user').addSelect('user.passwordHash').where(ofEmail(email)).getOne();
    const matches = await verifyPassword(user?.passwordHash ?? null, password);
    return user !== null && matches ? user : false;
  }
}

/** An API key as bearer token, for routes that want Passport's own guard; the edge reads the same header by itself. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(BearerStrategy, 'api-key') {
  constructor(private readonly authenticator: Authenticator) {
    super();
  }

  async validate(key: string): Promise<Principal | false> {
    return (await this.authenticator.byApiKey(key)) ?? false;
  }
}
