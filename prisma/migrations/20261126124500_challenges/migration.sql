-- AlterTable
ALTER TABLE "CheckRun" ADD COLUMN     "email" TEXT,
ADD COLUMN     "free" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "outage" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "role" TEXT,
ADD COLUMN     "statements" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ChallengeTry" (
    "labId" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "beganAt" TIMESTAMPTZ(3) NOT NULL,
    "afterEvent" BIGINT NOT NULL,
    "hints" INTEGER NOT NULL DEFAULT 0,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "solvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ChallengeTry_pkey" PRIMARY KEY ("labId","challenge")
);

-- AddForeignKey
ALTER TABLE "ChallengeTry" ADD CONSTRAINT "ChallengeTry_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab"("id") ON DELETE CASCADE ON UPDATE CASCADE;
