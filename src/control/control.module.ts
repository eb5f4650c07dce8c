import { Module } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccountsService } from './accounts/accounts.service.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { BotsController } from './bots/bots.controller.js';
import { BotsService } from './bots/bots.service.js';
import { MeController } from './me/me.controller.js';
import { AccountRolesController, MembersController } from './members/members.controller.js';
import { MembersService } from './members/members.service.js';
import { ApiKeyStrategy, PasswordStrategy } from './sign-in/passport.strategies.js';
import { PasswordsService } from './sign-in/passwords.service.js';
import { SessionsService } from './sign-in/sessions.service.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { SignUpService } from './sign-in/sign-up.service.js';
import { Throttle } from './sign-in/throttle.js';
import { UsersController } from './users/users.controller.js';
import { UsersService } from './users/users.service.js';
import { WorkspacesController } from './workspaces/workspaces.controller.js';
import { WorkspacesService } from './workspaces/workspaces.service.js';

/** Accounts, people, keys and workspaces: all that is kept in the control schema. */
@Module({
  controllers: [
    AccountRolesController,
    AccountsController,
    ApiKeysController,
    BotsController,
    MeController,
    MembersController,
    UsersController,
    WorkspacesController,
  ],
  providers: [
    AccountsService,
    ApiKeysService,
    ApiKeyStrategy,
    BotsService,
    MembersService,
    PasswordStrategy,
    PasswordsService,
    SessionsService,
    SignInService,
    SignUpService,
    Throttle,
    UsersService,
    WorkspacesService,
  ],
  exports: [
    AccountsService,
    ApiKeysService,
    BotsService,
    MembersService,
    PasswordsService,
    SessionsService,
    SignInService,
    SignUpService,
    UsersService,
    WorkspacesService,
  ],
})
export class ControlModule {}
