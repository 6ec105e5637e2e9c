-- CreateTable
CREATE TABLE "Class" (
    "labId" TEXT NOT NULL,
    "pin" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "nicknames" BOOLEAN NOT NULL DEFAULT false,
    "round" INTEGER NOT NULL DEFAULT 0,
    "phones" INTEGER NOT NULL DEFAULT 0,
    "thieves" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Class_pkey" PRIMARY KEY ("labId")
);

-- CreateTable
CREATE TABLE "Round" (
    "labId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    "lifetime" INTEGER NOT NULL,
    "target" INTEGER,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actingAt" TIMESTAMPTZ(3),
    "actedAt" TIMESTAMPTZ(3),
    "revealedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Round_pkey" PRIMARY KEY ("labId","number")
);

-- CreateTable
CREATE TABLE "Phone" (
    "labId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "nickname" TEXT,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Phone_pkey" PRIMARY KEY ("labId","number")
);

-- CreateTable
CREATE TABLE "Turn" (
    "labId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "phone" INTEGER NOT NULL,
    "signedInAt" TIMESTAMPTZ(3),
    "guessedAt" TIMESTAMPTZ(3),
    "leftIn" BOOLEAN,
    "rightIn" BOOLEAN,
    "because" TEXT,
    "words" TEXT,

    CONSTRAINT "Turn_pkey" PRIMARY KEY ("labId","round","phone")
);

-- CreateTable
CREATE TABLE "CookieLink" (
    "labId" TEXT NOT NULL,
    "phone" INTEGER NOT NULL,
    "strategy" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CookieLink_pkey" PRIMARY KEY ("labId","phone","strategy")
);

-- CreateTable
CREATE TABLE "Thief" (
    "labId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "phone" INTEGER NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Thief_pkey" PRIMARY KEY ("labId","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "Class_pin_key" ON "Class"("pin");

-- CreateIndex
CREATE INDEX "CookieLink_hash_idx" ON "CookieLink"("hash");

-- AddForeignKey
ALTER TABLE "Class" ADD CONSTRAINT "Class_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Class"("labId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Class"("labId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Turn" ADD CONSTRAINT "Turn_labId_phone_fkey" FOREIGN KEY ("labId", "phone") REFERENCES "Phone"("labId", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Turn" ADD CONSTRAINT "Turn_labId_round_fkey" FOREIGN KEY ("labId", "round") REFERENCES "Round"("labId", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CookieLink" ADD CONSTRAINT "CookieLink_labId_phone_fkey" FOREIGN KEY ("labId", "phone") REFERENCES "Phone"("labId", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thief" ADD CONSTRAINT "Thief_labId_phone_fkey" FOREIGN KEY ("labId", "phone") REFERENCES "Phone"("labId", "number") ON DELETE CASCADE ON UPDATE CASCADE;
