import Glibc
import Platform
import TestSupport
import Testing

@Suite struct DiskWholeFilesTests {
    private let disk = SystemDisk()

    @Test func aFileUpToTheLimitIsReadAndALargerOneIsNot() throws {
        let home = try TemporaryHome()
        let bytes = [UInt8](repeating: 5, count: 5000)
        try disk.createFile(home.path("file"), with: bytes)
        #expect(try disk.readAll(home.path("file"), bytesMax: 5000) == bytes)
        #expect(throws: PlatformError.tooLarge(path: home.path("file"), bytesMax: 4999)) {
            try disk.readAll(home.path("file"), bytesMax: 4999)
        }
        try disk.createFile(home.path("empty"), with: [])
        #expect(try disk.readAll(home.path("empty"), bytesMax: 0) == [])
    }

    @Test func aFileThatClaimsToBeEmptyIsReadToItsEnd() throws {
        #expect(try disk.readAll("/proc/self/maps", bytesMax: 1 << 24).count > 4096)
        #expect(throws: PlatformError.self) { try disk.readAll("/proc/self/maps", bytesMax: 100) }
    }

    @Test func aFileThatExistsIsNotCreatedAgain() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: [1])
        let error = #expect(throws: PlatformError.self) { try disk.createFile(home.path("file"), with: [2]) }
        #expect(error?.errno == .exists)
        #expect(try disk.readAll(home.path("file"), bytesMax: 10) == [1])
    }

    @Test(arguments: [Errno.noSpace, .inputOutput])
    func aFileThatCannotBeFinishedIsNotLeftBehind(_ errno: Errno) throws {
        try TemporaryHome.with { home in
            let met = try FaultyDisk.sweep(.fail(errno)) { disk in
                let error = failure { try disk.createFile(home.path("file"), with: [1, 2]) }
                #expect(error?.errno == (disk.firedCount > 0 ? errno : nil))
                let exists = try self.disk.exists(home.path("file"))
                #expect(exists == (error == nil))
            }
            #expect(met == 5)
        }
    }

    @Test(arguments: [Errno.noSpace, .quota, .inputOutput, .readOnlyFileSystem])
    func whereverAReplacementFailsTheFileIsOldOrNewAndNothingElseIsLeft(_ errno: Errno) throws {
        try TemporaryHome.with { home in
            let path = home.path("file")
            var failures: [PlatformError] = []
            try FaultyDisk.sweep(.fail(errno)) { disk in
                try self.disk.replaceFile(path, with: [0])
                let error = failure { try disk.replaceFile(path, with: [1]) }
                if let error { failures.append(error) }
                let isOld = failures.count <= 4 && error != nil
                #expect(try self.disk.readAll(path, bytesMax: 10) == [isOld ? 0 : 1])
                #expect(try self.disk.list(home.path) == ["file"])
            }
            // The folder is opened, then synchronized: two operations of one step.
            let steps = ReplaceStep.allCases + [.synchronizeFolder]
            #expect(failures == steps.map { .notReplaced(path: path, step: $0, cause: errno) })
        }
    }

    /// Open, write, synchronize, rename, open the folder, synchronize it: killed at each, before, halfway and after.
    @Test(arguments: 1...6, Fault.Point.allCases)
    func whereverAReplacementIsKilledTheFileIsOldOrNew(_ number: Int, _ point: Fault.Point) async throws {
        let home = try TemporaryHome()
        let path = home.path("file")
        try disk.createFile(path, with: [1, 2])
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, number, point] in
            try FaultyDisk(SystemDisk(), [number: .kill(point)]).replaceFile(path, with: [3, 4])
        }
        let isOld = number < 4 || number == 4 && point != .after
        #expect(try disk.readAll(path, bytesMax: 10) == (isOld ? [1, 2] : [3, 4]))
    }

    @Test func foldersAreMadeWithAllAboveThem() throws {
        let home = try TemporaryHome()
        try disk.makeFolders(home.path("a/b/c"))
        try disk.makeFolders(home.path("a/b/c"))
        for folder in ["a", "a/b", "a/b/c"] {
            #expect(try disk.status(of: home.path(folder))?.mode == 0o700)
        }
    }

    /// Such a folder is refused as if what is above it were missing.
    @Test func whereNoFolderCanBeMadeNoneIsTriedForEver() {
        #expect(failure { try disk.makeFolders("/proc/roost/home") }?.errno == .notFound)
    }

    @Test func aFileInThePlaceOfAFolderIsNamed() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: [])
        let error = #expect(throws: PlatformError.self) { try disk.makeFolders(home.path("file")) }
        #expect(error == .notFolder(path: home.path("file")))
        #expect(error?.hint != nil)
    }

    private func failure(_ body: () throws -> Void) -> PlatformError? {
        do {
            try body()
            return nil
        } catch { return error as? PlatformError }
    }
}
