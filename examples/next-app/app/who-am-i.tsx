"use client";
import { useSession } from "next-auth/react";

export function WhoAmI() {
  const { status, data } = useSession();
  return (
    <p>
      The browser says: {status}
      {data && `, ${data.user.role}`}
    </p>
  );
}
