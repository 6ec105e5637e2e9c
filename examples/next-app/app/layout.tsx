import { SessionProvider } from "next-auth/react";
import type { ReactNode } from "react";

export const metadata = { title: "Signed in?" };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <SessionProvider>{children}</SessionProvider>
      </body>
    </html>
  );
}
