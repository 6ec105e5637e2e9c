import { auth } from "../auth";
import * as actions from "./actions";
import { WhoAmI } from "./who-am-i";

type Props = { searchParams: Promise<{ error?: string }> };

export default async function Page({ searchParams }: Props) {
  const session = await auth();
  const { error } = await searchParams;
  return (
    <main>
      {error && <p role="alert">{error}</p>}
      {session ? <Account email={session.user.email} role={session.user.role} /> : <Forms />}
      <WhoAmI />
    </main>
  );
}

function Account({ email, role }: { email: string | null | undefined; role: string }) {
  return (
    <>
      <p>
        Signed in as {email}, {role}. <a href="/members">Members</a>
      </p>
      <form action={actions.changePassword} aria-label="Change the password">
        <input name="current" type="password" placeholder="Current password" required />
        <input name="next" type="password" placeholder="New password" required />
        <button type="submit">Change the password</button>
      </form>
      <form action={actions.leave} aria-label="Sign out">
        <button type="submit">Sign out</button>
      </form>
    </>
  );
}

function Forms() {
  return (
    <>
      <form action={actions.enter} aria-label="Sign in">
        <input name="email" type="email" placeholder="E-mail" required />
        <input name="password" type="password" placeholder="Password" required />
        <label>
          <input name="remember" type="checkbox" /> Remember me
        </label>
        <button type="submit">Sign in</button>
      </form>
      <form action={actions.register} aria-label="Register">
        <input name="email" type="email" placeholder="E-mail" required />
        <input name="password" type="password" placeholder="Password" required />
        <button type="submit">Register</button>
      </form>
      <form action={actions.enterWithGitHub} aria-label="Sign in with GitHub">
        <button type="submit">Sign in with GitHub</button>
      </form>
      <form action={actions.sendLink} aria-label="Send me a link">
        <input name="email" type="email" placeholder="E-mail" required />
        <button type="submit">Send me a link</button>
      </form>
    </>
  );
}
