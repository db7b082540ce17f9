import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct QuarantineTests {
    private let fixture: RunFixture
    private let disk = SystemDisk()

    init() throws { fixture = try RunFixture(for: "QuarantineTests") }

    private func quarantine(on disk: any Disk = SystemDisk()) -> Quarantine {
        Quarantine(home: fixture.home, disk: disk, clock: fixture.clock)
    }

    private func make(_ name: String, _ text: String) throws -> String {
        let path = fixture.scratch.path(name)
        try fixture.put(Array(text.utf8), at: path)
        return path
    }

    @Test func aFileIsSetAsideUnderItsNameAndTheTimeAndKeepsItsBytes() throws {
        let path = try make("index.db", "half")
        let kept = try quarantine().take(path)
        #expect(kept == "\(fixture.home.quarantine)/1795222923456789000-index.db")
        #expect(try fixture.text(kept) == "half")
        #expect(try !disk.exists(path))
        #expect(try disk.status(of: fixture.home.quarantine)?.mode == 0o700)
    }

    @Test(arguments: ["", "/"])
    func aFolderIsSetAsideWithAllThatIsInIt(_ ending: String) throws {
        let run = try fixture.prepare().paths
        let kept = try quarantine().take(run.directory + ending)
        #expect(FilePath.name(of: kept).hasSuffix("-\(FilePath.name(of: run.directory))"))
        #expect(try disk.exists("\(kept)/worker.log"))
        #expect(try !disk.exists(run.directory))
    }

    @Test func whatWasSetAsideInTheSameMomentUnderTheSameNameIsKept() throws {
        let first = try quarantine().take(make("state.json", "first"))
        let second = try quarantine().take(make("state.json", "second"))
        #expect(first != second)
        #expect(try fixture.text(first) == "first")
        #expect(try fixture.text(second) == "second")
    }

    @Test func whatIsNotThereIsAnError() throws {
        let error = #expect(throws: JournalError.self) { _ = try quarantine().take(fixture.scratch.path("missing")) }
        #expect(error?.isMissing == true)
    }

    @Test func aFailureAnywhereLosesNothing() throws {
        try FaultyDisk.sweep(.fail(.inputOutput)) { faulty in
            let path = try make("state.json", "bytes")
            do { try quarantine(on: faulty).take(path) } catch is JournalError {}
            let kept = try disk.exists(fixture.home.quarantine) ? disk.list(fixture.home.quarantine) : []
            let texts = try kept.map { try fixture.text("\(fixture.home.quarantine)/\($0)") }
            let isInPlace = try disk.exists(path)
            #expect(isInPlace || texts.contains("bytes"))
            for name in kept { try disk.remove("\(fixture.home.quarantine)/\(name)") }
        }
    }
}
