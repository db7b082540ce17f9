import Journal
import Platform
import TestSupport
import Testing

@testable import Checkpoints

@Suite struct CheckpointFolderTests {
    private let fixture: CheckpointFixture
    private let disk = SystemDisk()

    init() throws { fixture = try CheckpointFixture(for: "CheckpointFolderTests") }

    @Test func onlyDocumentsCount() throws {
        let names = [
            "0002.json", "0001.json", "0001.patch", "12345.json", ".0003.json.tmp", "3.json", "x.json", "0000.json",
        ]
        for name in names { try disk.createFile("\(fixture.paths.checkpoints)/\(name)", with: []) }
        #expect(try fixture.folder.sequences() == [1, 2, 12345])
        #expect(fixture.folder.document(12345).hasSuffix("/12345.json"))
    }

    @Test func aRunWithoutTheFolderHasNone() throws {
        try disk.removeFolder(fixture.paths.checkpoints)
        #expect(try fixture.folder.sequences() == [])
        #expect(try fixture.folder.read(1) == nil)
        #expect(try fixture.folder.last() == nil)
    }

    @Test func damageIsToldAndNotTakenForAbsence() throws {
        try disk.createFile(fixture.folder.document(1), with: Array("{".utf8))
        #expect(throws: CheckpointError.self) { _ = try fixture.folder.read(1) }
    }

    @Test func oneWorksThereAtATime() throws {
        try fixture.folder.alone { (_) throws(CheckpointError) in
            #expect(throws: CheckpointError.busy(fixture.paths.checkpoints)) {
                try fixture.folder.alone { (_) throws(CheckpointError) in }
            }
        }
    }

    @Test func whatAKilledAttemptLeftIsRemoved() throws {
        let left = "\(fixture.paths.checkpoints)/.scratch-x"
        try disk.makeFolders(left)
        try disk.createFile("\(left)/index", with: [])
        try disk.link("\(left)/link", to: fixture.repository.root)
        try fixture.folder.alone { (scratch) throws(CheckpointError) in
            let names = try onDisk { () throws(PlatformError) in try disk.list(fixture.paths.checkpoints) }
            #expect(names.count == 1 && scratch.hasSuffix(names.first ?? "none"))
        }
        #expect(try disk.list(fixture.paths.checkpoints) == [])
        #expect(try disk.exists(fixture.repository.path("one.txt")))
    }
}
