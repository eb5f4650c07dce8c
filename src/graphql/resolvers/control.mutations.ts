import type { User } from '@app/auth';
import { Config } from '@app/config';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { AccountsService } from '../../control/accounts/accounts.service.js';
import { ApiKeysService } from '../../control/api-keys/api-keys.service.js';
import { SessionsService } from '../../control/sign-in/sessions.service.js';
import { SignInService } from '../../control/sign-in/sign-in.service.js';
import type { SignUp } from '../../control/sign-in/sign-up.service.js';
import { WorkspacesService } from '../../control/workspaces/workspaces.service.js';
import { Fault } from '@app/faults';
import { SESSION_COOKIE } from '../../http/credentials.js';
import { isUuid } from '../../http/decorators.js';
import { addressOf, type GraphContext, requirePrincipal } from '../context.js';
import { Entrance, requireAccountId } from '../entrance.js';
import { toInputError } from '../errors.js';

type SignUpInput = Omit<SignUp, 'firstName' | 'lastName'> & { firstName?: string | null; lastName?: string | null };

/** The longest that browsers keep one. When a session ends is known here and moves with its use; the cookie must not end before it. */
const COOKIE_SECONDS = 400 * 86_400;

@Resolver('Mutation')
export class ControlMutations {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
    private readonly workspaces: WorkspacesService,
    private readonly apiKeys: ApiKeysService,
    private readonly entrance: Entrance,
    private readonly config: Config,
  ) {}

  @Mutation('signUp')
  async signUp(@Context() context: GraphContext, @Args('input') input: SignUpInput) {
    try {
      if (this.config.signUp === 'closed') throw new Fault('auth.forbidden', 'Sign-up is closed here. Ask whoever runs this installation for an account.');
      const form = { ...input, firstName: input.firstName ?? '', lastName: input.lastName ?? '' };
      const { user, account, workspace, token, principal } = await this.signIns.signUp(addressOf(context), form);
      context.principal = principal;
      this.#keepSession(context, token, COOKIE_SECONDS);
      return {
        __typename: 'SignUpSuccess',
        viewer: user,
        account,
        workspace: { account, workspace, open: () => this.entrance.open(context, { account, workspace }) },
      };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('signIn')
  async signIn(@Context() context: GraphContext, @Args('email') email: string, @Args('password') password: string) {
    try {
      const { user, token, principal } = await this.signIns.signIn(addressOf(context), email, password);
      context.principal = principal;
      this.#keepSession(context, token, COOKIE_SECONDS);
      return { __typename: 'SignInSuccess', viewer: user satisfies User };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('signOut')
  async signOut(@Context() context: GraphContext): Promise<boolean> {
    if (context.principal) await this.sessions.end(context.principal);
    this.#keepSession(context, '', 0);
    return true;
  }

  @Mutation('createWorkspace')
  async createWorkspace(
    @Context() context: GraphContext,
    @Args('input') input: { accountId: string; name: string; handle: string; description?: string | null },
  ) {
    const principal = requirePrincipal(context);
    try {
      const account = await this.accounts.require(principal, requireAccountId(input.accountId), 'account:manage');
      const workspace = await this.workspaces.create(principal, account.id, { name: input.name, handle: input.handle, description: input.description ?? null });
      return { __typename: 'CreateWorkspaceSuccess', workspace: { account, workspace, open: () => this.entrance.open(context, { account, workspace }) } };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('createApiKey')
  async createApiKey(@Context() context: GraphContext, @Args('input') { name, expiration }: { name: string; expiration?: number | null }) {
    const principal = requirePrincipal(context);
    try {
      const made = await this.apiKeys.create(principal, { name, expiration: typeof expiration === 'number' ? new Date(expiration / 1000) : null });
      return { __typename: 'CreateApiKeySuccess', ...made };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('deleteApiKey')
  async deleteApiKey(@Context() context: GraphContext, @Args('id') id: string): Promise<boolean> {
    const principal = requirePrincipal(context);
    return isUuid(id) && this.apiKeys.delete(principal, id);
  }

  /** Out of reach of scripts and of other sites; over plain HTTP only where the page itself came that way. */
  #keepSession({ http }: GraphContext, token: string, seconds: number): void {
    if (!http) return;
    const secure = http.request.protocol === 'https' || this.config.publicUrl?.startsWith('https:') === true;
    const parts = [`${SESSION_COOKIE}=${token}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${seconds}`, ...(secure ? ['Secure'] : [])];
    void http.reply.header('set-cookie', parts.join('; '));
  }
}
