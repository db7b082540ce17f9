import Domain
import Glibc
import Platform
import TestSupport
import Testing

@Suite struct SystemDiskTests {
    private let disk = SystemDisk()

    @Test(arguments: [OpenMode.append, .write, .createNew])
    func aCreatedFileIsPrivateAndClosesOnExec(_ mode: OpenMode) throws {
        let home = try TemporaryHome()
        let file = try disk.open(home.path("file"), mode)
        #expect(try disk.status(of: file).mode == 0o600)
        #expect(fcntl(file.number, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test func aFileOfOursThatOthersCouldReadIsMadePrivate() throws {
        let home = try TemporaryHome()
        _ = try disk.open(home.path("file"), .createNew)
        #expect(chmod(home.path("file"), 0o644) == 0)
        _ = try disk.open(home.path("file"), .append)
        #expect(try disk.status(of: home.path("file"))?.mode == 0o600)
    }

    @Test func aWholeFileSystemIsWaitedForByAnyOfItsFolders() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: [1, 2, 3])
        try disk.synchronize(disk.open(home.path, .readFolder), .fileSystem)
        #expect(try disk.readAll(home.path("file"), bytesMax: 3) == [1, 2, 3])
        let unopened = try disk.open(home.path("file"), .path)
        #expect(throws: PlatformError.self) { try disk.synchronize(unopened, .fileSystem) }
    }

    @Test func readingQuietlyKeepsTheTimeOfTheLastAccess() throws {
        let home = try TemporaryHome()
        let path = home.path("file")
        try disk.createFile(path, with: [1, 2, 3])
        // Long ago, and before the last change: any other reading would write down its own time.
        var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 2, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
        let file = try disk.open(path, .readQuietly)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 1)
        defer { room.deallocate() }
        #expect(try disk.read(file, into: room, at: 0) == 3)
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_atim.tv_sec == 1)
    }

    /// In processes of their own, since a umask belongs to the whole process.
    @Test func modesDoNotDependOnTheUmask() async {
        await #expect(processExitsWith: .success) { try SystemDiskTests.makeFilesUnder(umask: 0) }
        await #expect(processExitsWith: .success) { try SystemDiskTests.makeFilesUnder(umask: 0o777) }
    }

    private static func makeFilesUnder(umask mask: mode_t) throws {
        try TemporaryHome.with { home in
            // Own process: called in exit tests alone.
            umask(mask)
            let disk = SystemDisk()
            try disk.makeFolders(home.path("a/b"))
            try disk.createFile(home.path("a/b/new"), with: [1])
            try disk.replaceFile(home.path("a/b/replaced"), with: [1])
            _ = try disk.open(home.path("a/b/appended"), .append)
            for folder in ["a", "a/b"] { #expect(try disk.status(of: home.path(folder))?.mode == 0o700) }
            for file in try disk.list(home.path("a/b")) {
                #expect(try disk.status(of: home.path("a/b/\(file)"))?.mode == 0o600)
            }
        }
    }

    @Test(arguments: [OpenMode.read, .append, .write, .writeExisting, .createNew])
    func aLinkInTheLastPlaceIsRefused(_ mode: OpenMode) throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("target"), with: [1])
        try disk.link(home.path("link"), to: "target")
        let error = #expect(throws: PlatformError.self) { _ = try disk.open(home.path("link"), mode) }
        #expect(error?.errno == (mode == .createNew ? .exists : .linkLoop))
        #expect(try disk.readAll(home.path("target"), bytesMax: 10) == [1])
    }

    @Test func aRefusedLinkIsNamedInTheHint() throws {
        let home = try TemporaryHome()
        try disk.link(home.path("link"), to: "nowhere")
        let error = #expect(throws: PlatformError.self) { _ = try disk.open(home.path("link"), .write) }
        #expect(error?.hint?.contains("symbolic link") == true)
        #expect(try disk.list(home.path) == ["link"])
    }

    @Test func aPipeInThePlaceOfAFileDoesNotHoldUs() throws {
        let home = try TemporaryHome()
        #expect(mkfifo(home.path("pipe"), 0o600) == 0)
        #expect(throws: PlatformError.self) { try disk.readAll(home.path("pipe"), bytesMax: 10) }
    }

    @Test func appendingGoesToTheEndAndWritingKeepsWhatIsThere() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: [1, 2, 3])
        try disk.writeAll([4], to: disk.open(home.path("file"), .append))
        try disk.writeAll([9], to: disk.open(home.path("file"), .write))
        #expect(try disk.readAll(home.path("file"), bytesMax: 10) == [9, 2, 3, 4])
    }

    @Test func readingAndWritingAtAnOffsetLeavesThePositionAlone() throws {
        let home = try TemporaryHome()
        let file = try disk.open(home.path("file"), .createNew)
        let bytes: [UInt8] = [7, 8]
        #expect(try bytes.withUnsafeBufferPointer { try disk.write(UnsafeRawBufferPointer($0), to: file, at: 3) } == 2)
        #expect(lseek(file.number, 0, SEEK_CUR) == 0)
        #expect(try disk.readAll(home.path("file"), bytesMax: 10) == [0, 0, 0, 7, 8])
    }

    @Test func theStatusTellsWhatAFileIs() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: [1, 2, 3])
        try disk.link(home.path("link"), to: "file")
        let file = try #require(try disk.status(of: home.path("file")))
        #expect(file.kind == .file)
        #expect(file.bytes == 3)
        #expect(file.owner == geteuid())
        #expect(file.isPrivate)
        #expect(try disk.status(of: home.path("link"))?.kind == .symbolicLink)
        #expect(try disk.status(of: home.path)?.kind == .folder)
        #expect(try disk.status(of: home.path("missing")) == nil)
        #expect(try disk.status(of: "/dev/null")?.kind == .device)
    }

    @Test func theTimeOfTheLastChangeIsToTheNanosecond() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: [])
        let times = [timespec(), timespec(tv_sec: 1_795_222_923, tv_nsec: 456_789_012)]
        #expect(utimensat(AT_FDCWD, home.path("file"), times, 0) == 0)
        #expect(try disk.status(of: home.path("file"))?.modified.iso == "2026-11-21T01:02:03.456789012Z")
    }

    @Test func aReplacedFileIsAnotherFile() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: [1])
        let kept = try disk.open(home.path("file"), .read)
        let before = try #require(try disk.status(of: home.path("file")))
        #expect(before.isSameFile(as: try disk.status(of: kept)))
        try disk.replaceFile(home.path("file"), with: [1])
        #expect(try disk.status(of: home.path("file"))?.isSameFile(as: before) == false)
    }

    @Test func namesAreListedInOrderWithoutTheDots() throws {
        let home = try TemporaryHome()
        for name in ["b", "a", ".hidden", "é"] { try disk.createFile(home.path(name), with: []) }
        #expect(try disk.list(home.path) == [".hidden", "a", "b", "é"])
        #expect(throws: PlatformError.self) { try disk.list(home.path("a")) }
    }

    @Test func aLinkHoldsWhatItWasGiven() throws {
        let home = try TemporaryHome()
        try disk.link(home.path("link"), to: "../anywhere")
        #expect(try disk.readLink(home.path("link")) == "../anywhere")
        try disk.remove(home.path("link"))
        #expect(try !disk.exists(home.path("link")))
    }

    @Test func onlyAnEmptyFolderIsRemoved() throws {
        let home = try TemporaryHome()
        try disk.makeFolders(home.path("folder"))
        try disk.createFile(home.path("folder/file"), with: [])
        let error = #expect(throws: PlatformError.self) { try disk.removeFolder(home.path("folder")) }
        #expect(error?.errno == .folderNotEmpty)
        try disk.remove(home.path("folder/file"))
        try disk.removeFolder(home.path("folder"))
        #expect(try !disk.exists(home.path("folder")))
    }
}
