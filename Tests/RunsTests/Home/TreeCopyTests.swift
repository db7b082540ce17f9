import Domain
import Glibc
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite final class TreeCopyTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "treeCopy") }

    /// Names that are no text are removed by their bytes.
    deinit {
        Deliberate.ignore(because: "what stays is found where it lies") { () throws(PlatformError) in
            try TreeRemoval.remove(BytePath(scratch.path))
        }
    }

    private var root: BytePath { BytePath(scratch.path("root")) }
    private var copy: BytePath { BytePath(scratch.path("copy")) }

    /// One of everything: a hole, two names of one file, a name that is no text, links, a pipe, modes and times.
    private func plant() throws {
        try disk.makeFolders(scratch.path("root/empty"))
        try disk.makeFolders(scratch.path("root/folder/within"))
        try disk.createFile(scratch.path("root/folder/one"), with: Array("one\n".utf8))
        try BytePath(scratch.path("root/folder/two names")).linkFile(BytePath(scratch.path("root/folder/one")))
        try disk.createFile(scratch.path("root/program"), with: Array("#!/bin/sh\n".utf8))
        try BytePath(scratch.path("root/program")).call("set the mode of") { Int(chmod($0, 0o755)) }
        try disk.link(scratch.path("root/link"), to: "folder/one")
        try disk.link(scratch.path("root/dangling"), to: "/nowhere")
        try BytePath(scratch.path("root/pipe")).call("make") { Int(mkfifo($0, 0o640)) }
        let odd = root.appending([0x66, 0xFF, 0x0A])
        try SystemDisk().writeAll(Array("odd".utf8), to: odd.open(O_WRONLY | O_CREAT, mode: 0o600))
        let sparse = try BytePath(scratch.path("root/sparse")).open(O_WRONLY | O_CREAT, mode: 0o600)
        try disk.writeAll(Array("begin".utf8).withUnsafeBytes { Array($0) }, to: sparse)
        let end = Array("end".utf8)
        #expect(end.withUnsafeBytes { pwrite(sparse.number, $0.baseAddress, $0.count, 8 << 20) } == end.count)
        #expect(ftruncate(sparse.number, 16 << 20) == 0)
        var times = [
            timespec(tv_sec: 1_000_000_000, tv_nsec: 5), timespec(tv_sec: 1_234_567_890, tv_nsec: 123_456_789),
        ]
        #expect(utimensat(AT_FDCWD, scratch.path("root/folder/one"), &times, 0) == 0)
        #expect(utimensat(AT_FDCWD, scratch.path("root/empty"), &times, 0) == 0)
        try BytePath(scratch.path("root/folder/within")).call("set the mode of") { Int(chmod($0, 0o500)) }
    }

    @Test func aCopyIsTheSameAsWhatItIsACopyOf() throws {
        try plant()
        let told = try TreeCopy.copy(root, to: copy) { _ in }
        let read = try TreeReading.list(copy)
        #expect(read.difference(from: told) == nil)
        #expect(read.digest == told.digest)
        #expect(try TreeReading.list(root).digest == told.digest)
        #expect(told.fileCount == 5 && told.byteCount == 21 + 16_777_216)
        let sparse = try #require(try BytePath(scratch.path("copy/sparse")).status())
        #expect(sparse.st_size == 16_777_216)
        #expect(sparse.st_blocks < 2_048)
        let (one, two) = (
            try BytePath(scratch.path("copy/folder/one")).status(),
            try BytePath(scratch.path("copy/folder/two names")).status()
        )
        #expect(one?.st_ino == two?.st_ino && one?.st_mtim.tv_nsec == 123_456_789)
        #expect(try BytePath(scratch.path("copy/empty")).status()?.st_mtim.tv_sec == 1_234_567_890)
        #expect(try BytePath(scratch.path("copy/folder/within")).status()?.permissions == 0o500)
        #expect(try BytePath(scratch.path("copy/program")).status()?.permissions == 0o755)
        #expect(try disk.readLink(scratch.path("copy/dangling")) == "/nowhere")
        #expect(try BytePath(scratch.path("copy/pipe")).status()?.isPipe == true)
        #expect(try copy.names().contains([0x66, 0xFF, 0x0A]))
        #expect(try TreeReading.marks(root) == told.marks)
    }

    @Test func whatDiffersIsNamed() throws {
        try plant()
        let told = try TreeCopy.copy(root, to: copy) { _ in }
        try disk.replaceFile(scratch.path("copy/folder/one"), with: Array("One\n".utf8))
        #expect(try TreeReading.list(copy).difference(from: told) == "folder/one")
        #expect(try TreeReading.list(copy).digest != told.digest)
        try TreeRemoval.remove(BytePath(scratch.path("copy/sparse")))
        try TreeRemoval.remove(BytePath(scratch.path("copy/folder")))
        #expect(try TreeReading.list(copy).difference(from: told) != nil)
        try disk.replaceFile(scratch.path("root/program"), with: [])
        #expect(try TreeReading.marks(root) != told.marks)
    }
}
