import Domain
import Glibc
import Platform
import TestSupport

/// A small file system in a folder of a test's own. Only root may mount one; it goes with its owner.
final class MountedFolder {
    enum Kind: String, CaseIterable {
        case tmpfs
        /// In a file, by way of a loop device.
        case ext4
    }

    let path: String
    private let scratch: TemporaryHome

    init(_ kind: Kind, megabytes: Int, for test: String = #function) throws {
        scratch = try TemporaryHome(for: test)
        path = scratch.path("mounted")
        try SystemDisk().makeFolder(path)
        switch kind {
        case .tmpfs: try Self.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=0700", "roost-test", path)
        case .ext4:
            let image = scratch.path("image")
            try Self.run("truncate", "-s", "\(megabytes)M", image)
            try Self.run("mkfs.ext4", "-q", "-m", "0", "-O", "^has_journal", image)
            try Self.run("mount", "-o", "loop", image, path)
        }
    }

    deinit {
        Deliberate.ignore(because: "a test must not fail by its tidying") { () throws(PlatformError) in
            _ = try ProgramCall("/bin/umount", ["-l", path]).run()
        }
    }

    /// Takes all the room that there is but for so many bytes.
    func fill(leaving left: Int = 0) throws {
        let file = "\(path)/ballast"
        Self.append("cat /dev/zero >> \(file) 2>/dev/null; true")
        guard left > 0 else { return }
        let size = try SystemDisk().status(of: file)?.bytes ?? 0
        try Self.run("truncate", "-s", "\(max(0, size - Int64(left)))", file)
    }

    /// Gives so many bytes of it back.
    func free(_ bytes: Int) throws {
        let file = "\(path)/ballast"
        let size = try SystemDisk().status(of: file)?.bytes ?? 0
        try Self.run("truncate", "-s", "\(max(0, size - Int64(bytes)))", file)
    }

    func free() throws { try SystemDisk().remove("\(path)/ballast") }

    private static func append(_ script: String) {
        Deliberate.ignore(because: "that the disk is full in the end is what is wanted") {
            () throws(PlatformError) in _ = try ProgramCall("/bin/sh", ["-c", script]).run()
        }
    }

    private static func run(_ program: String, _ arguments: String...) throws {
        _ = try ProgramCall(Programs.tool(program), arguments, environment: ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"])
            .run()
    }
}
