import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { CookiesBlocked } from "@/components/ui/cookies-blocked";
import { MessagesScript } from "@/components/ui/messages-script";
import { themeScript } from "@/components/ui/theme-script";
import { language, t } from "@/lib/language/texts";
import "./globals.css";

export function generateMetadata(): Metadata {
  return {
    title: { default: t("Still signed in?"), template: `%s · ${t("Still signed in?")}` },
    description: t(
      "Alice changes her password. Who is still signed in? Database sessions and JWTs, side by side.",
    ),
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function Layout({ children }: { children: ReactNode }) {
  // The scripts of a page that was built beforehand could not carry the request's nonce.
  await connection();
  return (
    // The script sets data-theme before React sees the page.
    <html lang={language()} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, and it must run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
        <MessagesScript />
      </head>
      <body>
        <CookiesBlocked />
        {children}
      </body>
    </html>
  );
}
