-- CreateTable
CREATE TABLE "OpaqueToken" (
    "hash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "sessionId" TEXT,
    "device" TEXT NOT NULL,
    "passwordVersion" INTEGER NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OpaqueToken_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "OpaqueToken_userId_idx" ON "OpaqueToken"("userId");

-- CreateIndex
CREATE INDEX "OpaqueToken_sessionId_idx" ON "OpaqueToken"("sessionId");

-- CreateIndex
CREATE INDEX "OpaqueToken_expires_idx" ON "OpaqueToken"("expires");

-- AddForeignKey
ALTER TABLE "OpaqueToken" ADD CONSTRAINT "OpaqueToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpaqueToken" ADD CONSTRAINT "OpaqueToken_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
