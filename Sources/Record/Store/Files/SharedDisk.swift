import Domain
package import Platform

/// Disks that more than one machine writes to, or that look so to the kernel. A WAL lives in memory that all who use it
/// share, and such a disk does not share memory: SQLite's own document on WAL says that it does not work there, and on
/// some it quietly spoils the file.
package enum SharedDisk {
    private static let kinds: Set<String> = [
        "9p", "afs", "ceph", "cifs", "coda", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs",
        "smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
    ]
    /// File systems in programs: these stand for disks of this machine, and any other may stand for anything.
    private static let localPrograms: Set<String> = ["fuse.exfat", "fuse.ntfs-3g", "fuse.apfs", "fuse.ext2"]
    private static let mountBytesMax = 4 << 20

    /// The kind of the disk that a file or folder is on, where it is such a disk.
    package static func kind(under path: String, on disk: any Disk) throws(PlatformError) -> String? {
        guard let device = try disk.status(of: path)?.device else { return nil }
        let mounts = try disk.readAll("/proc/self/mountinfo", bytesMax: mountBytesMax)
        return kind(of: device, in: String(decoding: mounts, as: UTF8.self))
    }

    /// The same, from what the kernel tells of the mounts, as proc(5) describes it: the third word of a line is the
    /// device, and the kind is the first after the hyphen.
    static func kind(of device: UInt64, in mounts: String) -> String? {
        let name = name(of: device)
        for line in mounts.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, words[2] == name, let hyphen = words.firstIndex(of: "-"), hyphen + 1 < words.count
            else { continue }
            let kind = String(words[hyphen + 1])
            return isShared(kind) ? kind : nil
        }
        return nil
    }

    private static func isShared(_ kind: String) -> Bool {
        kinds.contains(kind) || (kind.hasPrefix("fuse.") && !localPrograms.contains(kind))
    }

    /// `8:1`, from the number that holds both, as makedev(3) puts them together.
    private static func name(of device: UInt64) -> Substring {
        let major = (device >> 8) & 0xfff | (device >> 32) & ~0xfff
        let minor = device & 0xff | (device >> 12) & 0xffff_ff00
        return "\(major):\(minor)"
    }
}
