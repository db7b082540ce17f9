import Domain
import Glibc
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite final class BytePathTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "bytePath") }

    /// Names that are no text are removed by their bytes.
    deinit {
        Deliberate.ignore(because: "what stays is found where it lies") { () throws(PlatformError) in
            try TreeRemoval.remove(BytePath(scratch.path))
        }
    }

    @Test func aNameThatIsNoTextIsAName() throws {
        let folder = BytePath(scratch.path)
        let odd = folder.appending([0xFF, 0x41])
        try odd.call("make the folder") { Int(mkdir($0, 0o700)) }
        #expect(try folder.names() == [[0xFF, 0x41]])
        #expect(try odd.status()?.isFolder == true)
        #expect(odd.text == scratch.path("\u{FFFD}A"))
        try odd.rename(to: folder.appending([0x42]))
        #expect(try odd.status() == nil && folder.names() == [[0x42]])
        try odd.link(to: [0x42])
        #expect(try odd.linkTarget() == [0x42])
        try folder.synchronizeFolder()
    }

    @Test func whatTheSystemRefusesSaysWhatAndWhy() throws {
        let missing = BytePath(scratch.path("missing"))
        let expected = PlatformError.system(operation: "list", subject: missing.text, errno: .notFound)
        #expect(throws: expected) { try missing.names() }
        #expect(throws: PlatformError.self) { try missing.linkTarget() }
        #expect(throws: PlatformError.self) { _ = try missing.open(O_RDONLY) }
        try disk.link(scratch.path("link"), to: "/etc/passwd")
        #expect(throws: PlatformError.self) { _ = try BytePath(scratch.path("link")).open(O_RDONLY) }
    }
}
