import Glibc
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct TreeReadingTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "treeReading") }

    private var root: BytePath { BytePath(scratch.path("root")) }
    private var copy: BytePath { BytePath(scratch.path("copy")) }

    @Test func aDeviceIsRefusedAndASocketIsLeftOut() throws {
        #expect(throws: PlatformError.self) {
            try TreeReading.kind(of: BytePath("/dev/null"), BytePath("/dev/null").status() ?? stat())
        }
        try disk.makeFolders(scratch.path("root"))
        let address = try UnixSocketAddress(scratch.path("root/s"))
        let listener = try UnixListener(at: address)
        #expect(try TreeReading.list(root).entries.isEmpty)
        #expect(try TreeCopy.copy(root, to: copy) { _ in }.entries.isEmpty)
        _ = consume listener
    }

    @Test func theRoomIsThatOnTheDisk() throws {
        try disk.makeFolders(scratch.path("root/folder"))
        try disk.createFile(scratch.path("root/folder/file"), with: [UInt8](repeating: 1, count: 100_000))
        let room = try TreeReading.room(root)
        #expect(room.bytes >= 100_000 && room.names == 2)
        #expect(try TreeReading.room(copy).names == 0)
    }
}
