import Platform
import TestSupport
import Testing

@Suite struct ReplacingFileTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "ReplacingFileTests") }

    private var path: String { home.path("file") }

    private func bytes() throws -> [UInt8]? {
        try disk.exists(path) ? disk.readAll(path, bytesMax: 100) : nil
    }

    @Test func itAppearsWhenItIsWhole() throws {
        try disk.createFile(path, with: [9])
        let file = try ReplacingFile(path, on: disk)
        try file.write([1, 2])
        try file.write([3])
        #expect(try bytes() == [9])
        try file.putInPlace()
        #expect(try bytes() == [1, 2, 3])
        #expect(try disk.list(home.path) == ["file"])
    }

    @Test func whatIsGivenUpOnLeavesNothing() throws {
        do {
            let file = try ReplacingFile(path, on: disk)
            try file.write([1])
            #expect(try disk.list(home.path).count == 1)
        }
        #expect(try disk.list(home.path) == [])
    }

    @Test func aFolderThatIsNotThereIsAnErrorThatNamesTheFile() {
        let path = home.path("no/file")
        #expect(throws: PlatformError.notReplaced(path: path, step: .create, cause: .notFound)) {
            try ReplacingFile(path, on: disk)
        }
    }

    @Test func aFullDiskLeavesTheOldFile() throws {
        try disk.createFile(path, with: [9])
        let full = FaultyDisk(disk)
        full.roomBytes = 0
        do {
            let file = try ReplacingFile(path, on: full)
            #expect(throws: PlatformError.notReplaced(path: path, step: .write, cause: .noSpace)) {
                try file.write([1])
            }
        }
        #expect(try bytes() == [9])
        #expect(try disk.list(home.path) == ["file"])
    }
}
