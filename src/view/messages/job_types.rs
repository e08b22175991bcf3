//! Names for the job types that the services' documents and sample answers mention.

use super::texts::texts;

texts! {
/// What jobs are called, by the types that the services give them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobTypes {
    /// `batchAddMembers`.
    pub add_backend_servers: &'static str,
    /// `createPrePaidServer`.
    pub buy_server: &'static str,
    /// `copyImageInRegion`, `imsCopyImageInRegionJob`.
    pub copy_image: &'static str,
    /// `copyImageCrossRegion`.
    pub copy_image_to_region: &'static str,
    /// `createDataImage`.
    pub create_data_disk_image: &'static str,
    /// `createVolume`.
    pub create_disk: &'static str,
    /// `bksCreateBackup`.
    pub create_disk_backup: &'static str,
    /// `batchCreateVolume`.
    pub create_disks: &'static str,
    /// `createImageByInstance`, `imsCreateImageByInstance`.
    pub create_image_from_server: &'static str,
    /// `createELB`.
    pub create_load_balancer: &'static str,
    /// `createProtectionGroupNoCG`.
    pub create_protection_group: &'static str,
    /// `createSingleServer`.
    pub create_server: &'static str,
    /// `createServer`.
    pub create_servers: &'static str,
    /// `imsDeleteImageJob`.
    pub delete_image: &'static str,
    /// `deleteELB`.
    pub delete_load_balancer: &'static str,
    /// `deleteServer`.
    pub delete_servers: &'static str,
    /// `exportImage`, `imsExportImageJob`.
    pub export_image: &'static str,
    /// `createImageByOBS`, `imsImportImageJob`.
    pub import_image: &'static str,
    /// `imsImportOvaImageJob`.
    pub import_ova_image: &'static str,
    /// `migrateVolume`.
    pub migrate_disk: &'static str,
    /// `registerImage`.
    pub register_image: &'static str,
    /// `removeMember`.
    pub remove_backend_server: &'static str,
    /// `addImageMembers`, `imsAddImageMembersJob`.
    pub share_image: &'static str,
    /// `masterStandbySwapJob`.
    pub switch_over: &'static str,
}
}

impl JobTypes {
    /// The name of a type, where it is known, compared without regard to case.
    pub(super) fn name(&self, job_type: &str) -> Option<&'static str> {
        Some(match job_type.to_ascii_lowercase().as_str() {
            "batchaddmembers" => self.add_backend_servers,
            "createprepaidserver" => self.buy_server,
            "copyimageinregion" | "imscopyimageinregionjob" => self.copy_image,
            "copyimagecrossregion" => self.copy_image_to_region,
            "createdataimage" => self.create_data_disk_image,
            "createvolume" => self.create_disk,
            "bkscreatebackup" => self.create_disk_backup,
            "batchcreatevolume" => self.create_disks,
            "createimagebyinstance" | "imscreateimagebyinstance" => self.create_image_from_server,
            "createelb" => self.create_load_balancer,
            "createprotectiongroupnocg" => self.create_protection_group,
            "createsingleserver" => self.create_server,
            "createserver" => self.create_servers,
            "imsdeleteimagejob" => self.delete_image,
            "deleteelb" => self.delete_load_balancer,
            "deleteserver" => self.delete_servers,
            "exportimage" | "imsexportimagejob" => self.export_image,
            "createimagebyobs" | "imsimportimagejob" => self.import_image,
            "imsimportovaimagejob" => self.import_ova_image,
            "migratevolume" => self.migrate_disk,
            "registerimage" => self.register_image,
            "removemember" => self.remove_backend_server,
            "addimagemembers" | "imsaddimagemembersjob" => self.share_image,
            "masterstandbyswapjob" => self.switch_over,
            _ => return None,
        })
    }
}
