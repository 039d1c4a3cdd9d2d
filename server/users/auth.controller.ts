import { Body, Controller, Get, Inject, Logger, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../platform/config/config.js';
import {
  CurrentUser,
  Public,
  Refuses,
  RequiresSession,
  RequiresSignIn,
  Returns,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import { Auth } from './auth.service.js';
import { deviceOf, giveDevice, giveSession, sessionIdOf, takeSession } from './cookies.js';
import { SignInThrottle } from './sign-in-throttle.js';
import {
  type ChangePassword,
  type ChangeProfile,
  type ForgotPassword,
  type Me,
  type ResetPassword,
  type SignIn,
  changePasswordSchema,
  changeProfileSchema,
  forgotPasswordSchema,
  meSchema,
  resetPasswordSchema,
  signInSchema,
} from './users.contract.js';

const clientOf = (request: FastifyRequest) => ({
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
});

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  private readonly logger = new Logger('Auth');

  constructor(
    private readonly auth: Auth,
    private readonly throttle: SignInThrottle,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('login')
  @Public()
  @ApiOperation({ summary: 'Sign in; the answer sets the session cookie.' })
  @Returns(meSchema)
  @Refuses('invalid-input', 'wrong-credentials', 'too-many-requests', 'foreign-origin')
  async login(
    @Body({ schema: signInSchema }) body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const device = deviceOf(request, this.config);
    const sessionId = sessionIdOf(request, this.config);
    const opened = await this.auth.signIn(body, { ...clientOf(request), device, sessionId });
    giveSession(reply, this.config, opened.sessionId);
    if (device === undefined || !this.throttle.isDeviceOf(device, body.email))
      giveDevice(reply, this.config, this.throttle.makeDevice(body.email));
    return opened.me;
  }

  @Post('logout')
  @RequiresSession({ beforePasswordChange: true })
  @ApiOperation({ summary: 'End this session.' })
  @ReturnsNothing()
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.auth.signOut(sessionIdOf(request, this.config) ?? '', user);
    takeSession(reply, this.config);
  }

  @Get('me')
  @RequiresSignIn({ beforePasswordChange: true })
  @ApiOperation({ summary: 'Who is signed in and what they may do.' })
  @Returns(meSchema)
  me(@CurrentUser() user: SignedInUser): Promise<Me> {
    return this.auth.me(user);
  }

  @Patch('me')
  @RequiresSession({ beforePasswordChange: true })
  @ApiOperation({ summary: 'Change the own name, language or time zone.' })
  @Returns(meSchema)
  @Refuses('invalid-input')
  changeProfile(
    @Body({ schema: changeProfileSchema }) body: ChangeProfile,
    @CurrentUser() user: SignedInUser,
  ): Promise<Me> {
    return this.auth.changeProfile(body, user);
  }

  @Post('password')
  @RequiresSession({ beforePasswordChange: true })
  @ApiOperation({ summary: 'Choose another password; every other session ends.' })
  @Returns(meSchema)
  @Refuses('invalid-input', 'wrong-password', 'password-unacceptable')
  async changePassword(
    @Body({ schema: changePasswordSchema }) body: ChangePassword,
    @CurrentUser() user: SignedInUser,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const opened = await this.auth.changePassword(body, user, clientOf(request));
    giveSession(reply, this.config, opened.sessionId);
    return opened.me;
  }

  @Post('forgot')
  @Public()
  @ApiOperation({ summary: 'Ask for a mail with a link to choose a new password.' })
  @ReturnsNothing()
  @Refuses('invalid-input')
  forgot(@Body({ schema: forgotPasswordSchema }) { email }: ForgotPassword): void {
    // Not awaited: the time to write a mail would tell whether there is such a user.
    this.auth.forgot(email).catch((error: unknown) => this.logger.error(error));
  }

  @Post('reset')
  @Public()
  @ApiOperation({ summary: 'Choose a new password with the link from the mail.' })
  @ReturnsNothing()
  @Refuses('invalid-input', 'reset-link-invalid', 'password-unacceptable')
  reset(@Body({ schema: resetPasswordSchema }) body: ResetPassword): Promise<void> {
    return this.auth.reset(body);
  }
}
