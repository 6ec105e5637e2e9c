import { redirect } from "next/navigation";
import { auth } from "../../auth";

export default async function Members() {
  const session = await auth();
  if (!session) redirect("/");
  return <p>Welcome, {session.user.email}.</p>;
}
