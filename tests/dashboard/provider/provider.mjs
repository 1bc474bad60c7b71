// An OpenID Connect provider on this machine, for the tests of signing in.
//
//   node provider.mjs '{"port": 3000, "callback": "http://127.0.0.1:8501/oauth2callback",
//                       "client": "groundswell", "secret": "...",
//                       "people": {"ada": {"email": "ada@example.org", "email_verified": true, "name": "Ada"}}}'
//
// It asks for a login, which is a key of `people`, and any password; it says "ready" once it answers.

import Provider from 'oidc-provider';

const { port, callback, client, secret, people } = JSON.parse(process.argv[2]);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: client,
      client_secret: secret,
      redirect_uris: [callback],
      post_logout_redirect_uris: [callback],
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false, // as large providers do: name and email stand in the id token
  cookies: { keys: ['only for tests'] },
  pkce: { required: () => true },
  findAccount: (_, login) => ({ accountId: login, claims: async () => ({ sub: login, ...people[login] }) }),
  loadExistingGrant: async (ctx) => {
    // nobody is asked for consent: the organisation runs both programs
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});

provider.listen(port, '127.0.0.1', () => console.log('ready'));
