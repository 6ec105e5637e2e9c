"use server";
import { redirect } from "next/navigation";
import { AuthError } from "next-auth";
import { auth, signIn, signOut } from "../auth";
import { hashPassword, passwordLength, replacePassword, verifyPassword } from "../auth/password";
import { PasswordJustChanged } from "../auth/sessions";
import { prisma } from "../prisma";

export async function enter(form: FormData) {
  try {
    await signIn("credentials", { ...Object.fromEntries(form), redirectTo: "/" });
  } catch (error) {
    // `redirect` throws too, and is no AuthError.
    if (error instanceof AuthError) redirect(`/?error=${error.type}`);
    throw error;
  }
}

export async function register(form: FormData) {
  const password = text(form, "password");
  if (!isLongEnough(password)) redirect("/?error=PasswordLength");
  const passwordHash = await hashPassword(password);
  const email = text(form, "email").trim().toLowerCase();
  const { count } = await prisma.user.createMany({ data: { email, passwordHash }, skipDuplicates: true });
  if (count === 0) redirect("/?error=EmailTaken");
  await enter(form);
}

export async function enterWithGitHub() {
  await signIn("github", { redirectTo: "/" });
}

export async function sendLink(form: FormData) {
  await signIn("link", { email: text(form, "email"), redirectTo: "/" });
}

export async function changePassword(form: FormData) {
  const session = await auth();
  if (!session) redirect("/");
  const next = text(form, "next");
  if (!isLongEnough(next)) redirect("/?error=PasswordLength");
  const user = await prisma.user.findUniqueOrThrow({
    where: { id: session.user.id },
    omit: { passwordHash: false },
  });
  if (!(await verifyPassword(user.passwordHash, text(form, "current")))) redirect("/?error=WrongPassword");
  const passwordHash = await hashPassword(next);
  try {
    await replacePassword(prisma, user, passwordHash);
  } catch (error) {
    // Two changes at the same moment: this one came second, and changed nothing.
    if (error instanceof PasswordJustChanged) redirect("/?error=PasswordJustChanged");
    throw error;
  }
  redirect("/");
}

export async function leave() {
  await signOut({ redirectTo: "/" });
}

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? "");
}

function isLongEnough({ length }: string): boolean {
  return length >= passwordLength.min && length <= passwordLength.max;
}
