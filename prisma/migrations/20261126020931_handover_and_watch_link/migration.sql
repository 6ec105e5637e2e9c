-- AlterTable
ALTER TABLE "Lab" ADD COLUMN     "watchNonce" TEXT;

-- CreateTable
CREATE TABLE "Handover" (
    "labId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("labId")
);

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab"("id") ON DELETE CASCADE ON UPDATE CASCADE;
