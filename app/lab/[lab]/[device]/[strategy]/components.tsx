import type { ReactNode } from "react";
import { formatLeft } from "@/components/evidence/format";
import { BrokenMark } from "@/components/ui/broken-mark";
import { type Flaw, strategyRecords } from "@/lessons/strategies/strategy";
import type { Check } from "@/lib/device/check";
import { defaultLifetime, lifetimeName, lifetimes } from "@/lib/device/lifetime";
import { labPath } from "@/lib/lab/lab-path";
import { alice } from "@/lib/lab/labs";
import type { LabLane } from "@/lib/lab/lane";
import { changePassword, refreshTokens, signIn, signOut } from "./actions";

/** Who is signed in, for how long; or that nobody is, and why. */
export function Account({ found }: { found: Check }) {
  if (found.status === 503) {
    return (
      <p data-account={found.status} className="rounded-lg border border-alert border-dashed px-4 py-3">
        <b className="text-alert text-lg">? No answer.</b> The database does not answer, so the server cannot
        tell whether this device is signed in.
      </p>
    );
  }
  if (!found.signedIn) {
    return (
      <p data-account={found.status} className="rounded-lg border border-line bg-surface px-4 py-3">
        <b className="text-lg text-out">✕ Signed out</b>{" "}
        <code className="ml-2 text-muted">{found.reason}</code>
      </p>
    );
  }
  return (
    <p
      data-account={found.status}
      className="rounded-lg border border-[color-mix(in_srgb,var(--accent)_45%,transparent)] bg-accent-soft px-4 py-3"
    >
      <b className="text-accent text-lg">✓ Signed in</b> as {found.user.name} ({found.user.email}),{" "}
      {formatLeft(Date.parse(found.expiresAt) - Date.parse(found.at))} left
    </p>
  );
}

export function SignInForm({ lane }: { lane: LabLane }) {
  return (
    <FormPanel title="Sign in" action={signIn.bind(null, lane)} submit="Sign in">
      <Field label="E-mail" name="email" type="email" autoComplete="username" defaultValue={alice.email} />
      <Field label="Password" name="password" type="password" autoComplete="current-password" />
      <label className="grid gap-1">
        <span className="font-semibold text-[0.8125rem]">Stay signed in for</span>
        <select name="lifetime" defaultValue={defaultLifetime} className="field">
          {lifetimes.map((seconds) => (
            <option key={seconds} value={seconds}>
              {lifetimeName(seconds)}
            </option>
          ))}
        </select>
      </label>
    </FormPanel>
  );
}

export function ChangePasswordForm({ lane, email }: { lane: LabLane; email: string }) {
  return (
    <FormPanel
      title="Change the password"
      action={changePassword.bind(null, lane)}
      submit="Change the password"
    >
      <input type="hidden" name="email" autoComplete="username" value={email} />
      <Field
        label="Current password"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
      />
      <Field
        label="New password (8 to 128 characters)"
        name="newPassword"
        type="password"
        autoComplete="new-password"
      />
    </FormPanel>
  );
}

export function SignOutForm({ lane }: { lane: LabLane }) {
  return (
    <form action={signOut.bind(null, lane)}>
      <button type="submit" className="btn">
        Sign out
      </button>
    </form>
  );
}

export function RefreshForm({ lane }: { lane: LabLane }) {
  return (
    <FormPanel title="There is a refresh token" action={refreshTokens.bind(null, lane)} submit="Refresh">
      <p className="text-muted">It fetches another access token, unless it was used or revoked before.</p>
    </FormPanel>
  );
}

/** Where a proof has to come with a form: this page is HTML alone, and cannot sign one. */
export function BoundNote({ lane }: { lane: LabLane }) {
  return (
    <p className="panel px-4 py-3">
      Under this strategy a sign-in and a refresh come with a proof, signed with a key that the browser keeps,
      and that it makes on https and on localhost alone.{" "}
      <a className="underline" href={labPath(lane.lab)}>
        The board
      </a>{" "}
      signs it; this page has no script that could.
    </p>
  );
}

/** Says of what is broken how a thief gets in. */
export function BrokenNote({ broken }: { broken: Flaw }) {
  return (
    <p>
      <BrokenMark /> A thief {broken.beatenBy}. {strategyRecords[broken.mendedBy].title} mends it.
    </p>
  );
}

type FormPanelProps = {
  title: string;
  action: (form: FormData) => Promise<void>;
  submit: string;
  children: ReactNode;
};

function FormPanel({ title, action, submit, children }: FormPanelProps) {
  return (
    <form action={action} className="panel grid gap-3 px-4 py-3">
      <h2 className="font-semibold">{title}</h2>
      {children}
      <button type="submit" className="btn btn-main justify-self-start">
        {submit}
      </button>
    </form>
  );
}

type FieldProps = { label: string; name: string; type: string; autoComplete: string; defaultValue?: string };

export function Field({ label, ...input }: FieldProps) {
  return (
    <label className="grid gap-1">
      <span className="font-semibold text-[0.8125rem]">{label}</span>
      <input required className="field" {...input} />
    </label>
  );
}
