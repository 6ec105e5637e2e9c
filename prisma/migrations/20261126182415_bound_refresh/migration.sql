-- AlterTable
ALTER TABLE "RefreshFamily" ADD COLUMN     "thumbprint" TEXT;
