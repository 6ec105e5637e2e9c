import type { ReactNode } from "react";
import { formatLeft } from "@/components/evidence/format";
import { BrokenMark } from "@/components/ui/broken-mark";
import { rich } from "@/components/ui/rich";
import { type Flaw, strategyRecords } from "@/lessons/strategies/strategy";
import type { Check } from "@/lib/device/check";
import { defaultLifetime, lifetimeName, lifetimes } from "@/lib/device/lifetime";
import { labPath } from "@/lib/lab/lab-path";
import { alice } from "@/lib/lab/labs";
import type { LabLane } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { changePassword, refreshTokens, signIn, signOut } from "./actions";

/** Who is signed in, for how long; or that nobody is, and why. */
export function Account({ found }: { found: Check }) {
  if (found.status === 503) {
    return (
      <p data-account={found.status} className="rounded-lg border border-alert border-dashed px-4 py-3">
        {rich(
          "<b>? No answer.</b> The database does not answer, so the server cannot tell whether this device is signed in.",
          { b: (text) => <b className="text-alert text-lg">{text}</b> },
        )}
      </p>
    );
  }
  if (!found.signedIn) {
    return (
      <p data-account={found.status} className="rounded-lg border border-line bg-surface px-4 py-3">
        <b className="text-lg text-out">{t("✕ Signed out")}</b>{" "}
        <code className="ml-2 text-muted">{found.reason}</code>
      </p>
    );
  }
  return (
    <p
      data-account={found.status}
      className="rounded-lg border border-[color-mix(in_srgb,var(--accent)_45%,transparent)] bg-accent-soft px-4 py-3"
    >
      {rich(
        "<b>✓ Signed in</b> as {name} ({email}), {left} left",
        { b: (text) => <b className="text-accent text-lg">{text}</b> },
        {
          name: found.user.name,
          email: found.user.email,
          left: formatLeft(Date.parse(found.expiresAt) - Date.parse(found.at)),
        },
      )}
    </p>
  );
}

export function SignInForm({ lane }: { lane: LabLane }) {
  return (
    <FormPanel title={t("Sign in")} action={signIn.bind(null, lane)} submit={t("Sign in")}>
      <Field
        label={t("E-mail")}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={alice.email}
      />
      <Field label={t("Password")} name="password" type="password" autoComplete="current-password" />
      <label className="grid gap-1">
        <span className="font-semibold text-[0.8125rem]">{t("Stay signed in for")}</span>
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
      title={t("Change the password")}
      action={changePassword.bind(null, lane)}
      submit={t("Change the password")}
    >
      <input type="hidden" name="email" autoComplete="username" value={email} />
      <Field
        label={t("Current password")}
        name="currentPassword"
        type="password"
        autoComplete="current-password"
      />
      <Field
        label={t("New password (8 to 128 characters)")}
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
        {t("Sign out")}
      </button>
    </form>
  );
}

export function RefreshForm({ lane }: { lane: LabLane }) {
  return (
    <FormPanel
      title={t("There is a refresh token")}
      action={refreshTokens.bind(null, lane)}
      submit={t("Refresh")}
    >
      <p className="text-muted">
        {t("It fetches another access token, unless it was used or revoked before.")}
      </p>
    </FormPanel>
  );
}

/** Where a proof has to come with a form: this page is HTML alone, and cannot sign one. */
export function BoundNote({ lane }: { lane: LabLane }) {
  return (
    <p className="panel px-4 py-3">
      {rich(
        "Under this strategy a sign-in and a refresh come with a proof, signed with a key that the browser keeps, and that it makes on https and on localhost alone. <link>The board</link> signs it; this page has no script that could.",
        {
          link: (text) => (
            <a className="underline" href={labPath(lane.lab)}>
              {text}
            </a>
          ),
        },
      )}
    </p>
  );
}

/** Says of what is broken how a thief gets in. */
export function BrokenNote({ broken }: { broken: Flaw }) {
  return (
    <p>
      <BrokenMark />{" "}
      {t("A thief {beatenBy}. “{title}” mends it.", {
        beatenBy: broken.beatenBy,
        title: strategyRecords[broken.mendedBy].title,
      })}
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
