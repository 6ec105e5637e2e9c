-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "latest" TIMESTAMPTZ(3);
