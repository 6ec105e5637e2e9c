-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "evidence" JSONB;
