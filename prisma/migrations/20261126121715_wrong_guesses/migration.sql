-- CreateTable
CREATE TABLE "ClassRoom" (
    "labId" TEXT NOT NULL,
    "network" TEXT NOT NULL,

    CONSTRAINT "ClassRoom_pkey" PRIMARY KEY ("labId","network")
);

-- CreateTable
CREATE TABLE "WrongGuesses" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "waitUntil" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WrongGuesses_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "ClassRoom_network_idx" ON "ClassRoom"("network");

-- CreateIndex
CREATE INDEX "WrongGuesses_expires_idx" ON "WrongGuesses"("expires");

-- AddForeignKey
ALTER TABLE "ClassRoom" ADD CONSTRAINT "ClassRoom_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Class"("labId") ON DELETE CASCADE ON UPDATE CASCADE;
