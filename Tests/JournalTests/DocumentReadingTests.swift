import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct DocumentReadingTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "DocumentReadingTests") }

    @Test func aDocumentIsReadFromItsFile() throws {
        let paths = try fixture.prepare().paths
        #expect(try RunMetadata.read(paths.metadata, on: fixture.disk).task == (try TaskID("gh-450")))
        #expect(try RunState.read(paths.state, on: fixture.disk).status == .known(.prepared))
    }

    @Test func aFileThatIsNotThereIsMissing() throws {
        let path = fixture.scratch.path("nowhere.json")
        let error = #expect(throws: JournalError.self) { _ = try RunState.read(path, on: fixture.disk) }
        #expect(error?.isMissing == true)
    }

    @Test func aFileThatIsTooLargeIsNotRead() throws {
        let path = fixture.scratch.path("large.json")
        try fixture.overwrite(path, with: [UInt8](repeating: 32, count: DocumentLimits.bytesMax + 1))
        #expect(throws: JournalError.disk(.tooLarge(path: path, bytesMax: DocumentLimits.bytesMax))) {
            _ = try RunState.read(path, on: fixture.disk)
        }
    }
}
