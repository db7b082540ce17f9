import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct SharedDiskTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "SharedDiskTests") }

    private let mounts = """
        22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        40 22 0:51 / /net rw shared:2 master:7 - nfs4 host:/export rw,vers=4.2
        41 22 0:52 / /ssh rw - fuse.sshfs host:/ rw
        42 22 8:17 / /usb\\040disk rw - fuse.ntfs-3g /dev/sdb1 rw
        43 22 259:300 / /share rw - 9p share rw
        odd line
        """

    private func kind(_ major: UInt64, _ minor: UInt64) -> String? {
        let device = (major & 0xfff) << 8 | (minor & 0xff) | (minor & 0xffff_ff00) << 12
        return SharedDisk.kind(of: device, in: mounts)
    }

    @Test func theKindOfADiskIsThatOfItsMount() {
        #expect(kind(0, 51) == "nfs4")
        #expect(kind(0, 52) == "fuse.sshfs")
        #expect(kind(259, 300) == "9p")
    }

    @Test func aDiskOfThisMachineIsNotShared() {
        #expect(kind(8, 1) == nil)
        #expect(kind(8, 17) == nil)
        #expect(kind(99, 1) == nil)
    }

    @Test func theScratchFolderIsNotShared() throws {
        #expect(try SharedDisk.kind(under: home.path, on: SystemDisk()) == nil)
        #expect(try SharedDisk.kind(under: home.path("nothing"), on: SystemDisk()) == nil)
    }

    @Test func theRefusalSaysWhatToDo() {
        let error = StoreError.sharedDisk(file: "/net/index.db", kind: "nfs4")
        #expect("\(error)".contains("nfs4"))
        #expect(error.hint?.contains("this machine") == true)
        #expect(!error.isPassing && !error.isDamage)
    }
}
