-- AlterTable
ALTER TABLE "Lab" ADD COLUMN     "oneSession" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "bannedAt" TIMESTAMPTZ(3);
