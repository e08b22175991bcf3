//! Names for the job types that the services' documents and sample answers mention.

/// Type, English, Simplified Chinese. The type is compared without regard to case.
const JOB_TYPES: &[(&str, &str, &str)] = &[
    ("addImageMembers", "Share image", "共享镜像"),
    (
        "batchAddMembers",
        "Add backend servers",
        "批量添加后端服务器",
    ),
    ("batchCreateVolume", "Create disks", "批量创建云硬盘"),
    ("bksCreateBackup", "Create disk backup", "创建云硬盘备份"),
    (
        "copyImageCrossRegion",
        "Copy image to another region",
        "跨区域复制镜像",
    ),
    ("copyImageInRegion", "Copy image", "复制镜像"),
    (
        "createDataImage",
        "Create data disk image",
        "创建数据盘镜像",
    ),
    ("createELB", "Create load balancer", "创建负载均衡器"),
    (
        "createImageByInstance",
        "Create image from server",
        "通过云服务器创建镜像",
    ),
    ("createImageByOBS", "Import image", "导入镜像"),
    ("createPrePaidServer", "Buy server", "购买包年包月云服务器"),
    (
        "createProtectionGroupNoCG",
        "Create protection group",
        "创建保护组",
    ),
    ("createServer", "Create servers", "创建云服务器"),
    ("createSingleServer", "Create server", "创建单台云服务器"),
    ("createVolume", "Create disk", "创建云硬盘"),
    ("deleteELB", "Delete load balancer", "删除负载均衡器"),
    ("deleteServer", "Delete servers", "删除云服务器"),
    ("exportImage", "Export image", "导出镜像"),
    ("imsAddImageMembersJob", "Share image", "共享镜像"),
    ("imsCopyImageInRegionJob", "Copy image", "复制镜像"),
    (
        "imsCreateImageByInstance",
        "Create image from server",
        "通过云服务器创建镜像",
    ),
    ("imsDeleteImageJob", "Delete image", "删除镜像"),
    ("imsExportImageJob", "Export image", "导出镜像"),
    ("imsImportImageJob", "Import image", "导入镜像"),
    ("imsImportOvaImageJob", "Import OVA image", "导入 OVA 镜像"),
    ("masterStandbySwapJob", "Switch over to standby", "主备切换"),
    ("migrateVolume", "Migrate disk", "迁移云硬盘"),
    ("registerImage", "Register image", "注册镜像"),
    ("removeMember", "Remove backend server", "移除后端服务器"),
];

/// The name of a job type in a language, where it is known.
pub(crate) fn localized_job_type(job_type: &str, language_tag: &str) -> Option<&'static str> {
    let (_, en, zh_cn) = JOB_TYPES
        .iter()
        .find(|(known, ..)| known.eq_ignore_ascii_case(job_type))?;
    Some(if language_tag.starts_with("zh") {
        zh_cn
    } else {
        en
    })
}
